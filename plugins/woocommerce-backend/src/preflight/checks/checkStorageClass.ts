import { listStorageClasses } from '../listStorageClasses';
import { Finding, PreflightCheck, PreflightContext } from '../types';

const DEFAULT_ANNOTATION = 'storageclass.kubernetes.io/is-default-class';

/** A storage class, as far as it matters here. */
interface StorageClass {
  readonly name: string;
  readonly isDefault: boolean;
  readonly expands: boolean;
  readonly keeps: boolean;
}

/** Whether the volumes of stores can be made, can grow, and go with their stores. */
export const checkStorageClass: PreflightCheck = {
  id: 'storage-class',
  title: 'Storage classes',
  async run({ api, config }) {
    const classes = await api.list<RawStorageClass, StorageClass>(
      '/apis/storage.k8s.io/v1/storageclasses',
      toStorageClass,
    );
    const wanted = listWanted(config);
    const find = (name: string | undefined) =>
      classes.find(each =>
        name === undefined ? each.isDefault : each.name === name,
      );
    const missing = [...wanted].filter(([name]) => !find(name));
    if (missing.length > 0) {
      return {
        status: 'fail',
        preventsStores: true,
        plans: [...new Set(missing.flatMap(([, plans]) => plans))],
        message: missing
          .map(
            ([name, plans]) =>
              `There is no ${
                name === undefined
                  ? 'default StorageClass'
                  : `StorageClass ${name}`
              }, which plan ${plans.join(', ')} needs.`,
          )
          .join(' '),
        fix: `Make one of ${
          classes.map(({ name }) => name).join(', ') || 'your storage classes'
        } the default (annotation ${DEFAULT_ANNOTATION}: "true"), or name one in the plans’ persistence.storageClass.`,
      };
    }
    const used = [...wanted.keys()].map(name => find(name)!);
    return judge([...new Set(used)]);
  },
};

function judge(used: readonly StorageClass[]): Finding {
  const list = (classes: readonly StorageClass[]) =>
    classes.map(({ name }) => name).join(', ');
  const fixed = used.filter(({ expands }) => !expands);
  const kept = used.filter(({ keeps }) => keeps);
  const warnings = [
    ...(fixed.length > 0
      ? [
          {
            message: `Volumes of ${list(fixed)} can’t grow.`,
            fix: 'Set allowVolumeExpansion: true where the provisioner can do that.',
          },
        ]
      : []),
    ...(kept.length > 0
      ? [
          {
            message: `Volumes of ${list(
              kept,
            )} stay when their stores are deleted, with the data on them.`,
            fix: 'Use a class with reclaimPolicy: Delete, or delete the volumes yourself.',
          },
        ]
      : []),
  ];
  if (warnings.length > 0) {
    return {
      status: 'warn',
      message: warnings.map(({ message }) => message).join(' '),
      fix: warnings.map(({ fix }) => fix).join(' '),
    };
  }
  return {
    status: 'pass',
    message:
      used.length === 0
        ? 'No plan makes volumes of a class.'
        : `StorageClass ${list(
            used,
          )}: volumes can grow, and go with their stores.`,
  };
}

/** The plans that need each class, the default one being undefined. */
function listWanted({
  plans,
  charts,
}: PreflightContext['config']): Map<string | undefined, string[]> {
  const wanted = new Map<string | undefined, string[]>();
  for (const plan of plans.values()) {
    const { type } = charts.get(plan.chart)!;
    for (const name of listStorageClasses(plan, type)) {
      wanted.set(name, [...(wanted.get(name) ?? []), plan.name]);
    }
  }
  return wanted;
}

interface RawStorageClass {
  readonly metadata: {
    readonly name: string;
    readonly annotations?: Record<string, string>;
  };
  readonly allowVolumeExpansion?: boolean;
  readonly reclaimPolicy?: string;
}

function toStorageClass({
  metadata,
  allowVolumeExpansion,
  reclaimPolicy,
}: RawStorageClass): StorageClass {
  return {
    name: metadata.name,
    isDefault: metadata.annotations?.[DEFAULT_ANNOTATION] === 'true',
    expands: allowVolumeExpansion === true,
    keeps: reclaimPolicy === 'Retain',
  };
}
