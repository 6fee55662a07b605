import type { V1Pod } from '@kubernetes/client-node';
import {
  WOOCOMMERCE_STORE_ID_LABEL,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { TestCluster } from '../../__testUtils__/testCluster';

/** A namespace that says that it is a store's. */
export interface ManagedNamespace {
  readonly name: string;
  readonly uid: string;
  readonly store: string;
  readonly storeId: string;
  readonly terminating: boolean;
}

/** What the cluster holds at one moment, as its administrator sees it. */
export interface ClusterPicture {
  /** By `performance.now()`, before anything was asked. */
  readonly takenAt: number;
  readonly namespaces: ManagedNamespace[];
  /** The namespaces with a pod that is ready, of WordPress as well as of its database. */
  readonly up: Set<string>;
  /** The namespaces whose claims have volumes that should go with them. */
  readonly withVolumes: Set<string>;
}

const MANAGED = 'app.kubernetes.io/managed-by=backstage-woocommerce';

/** Looks at what the cluster holds now. */
export async function takePicture(
  cluster: TestCluster,
): Promise<ClusterPicture> {
  const takenAt = performance.now();
  const [namespaces, pods, volumes] = await Promise.all([
    cluster.core.listNamespace({ labelSelector: MANAGED }),
    cluster.core.listPodForAllNamespaces({
      labelSelector: WOOCOMMERCE_STORE_LABEL,
    }),
    cluster.core.listPersistentVolume(),
  ]);
  const ready = pods.items.filter(isReady);
  const withReady = (kind: string) =>
    new Set(
      ready
        .filter(({ metadata }) =>
          metadata?.ownerReferences?.some(owner => owner.kind === kind),
        )
        .map(({ metadata }) => metadata!.namespace!),
    );
  const databases = withReady('StatefulSet');
  return {
    takenAt,
    namespaces: namespaces.items.map(({ metadata }) => ({
      name: metadata!.name!,
      uid: metadata!.uid!,
      store: metadata!.labels?.[WOOCOMMERCE_STORE_LABEL] ?? '',
      storeId: metadata!.labels?.[WOOCOMMERCE_STORE_ID_LABEL] ?? '',
      terminating: metadata!.deletionTimestamp !== undefined,
    })),
    up: new Set(
      [...withReady('ReplicaSet')].filter(each => databases.has(each)),
    ),
    withVolumes: new Set(
      volumes.items
        .filter(
          ({ spec }) =>
            spec?.claimRef?.namespace &&
            spec.persistentVolumeReclaimPolicy === 'Delete',
        )
        .map(({ spec }) => spec!.claimRef!.namespace!),
    ),
  };
}

function isReady({ metadata, status }: V1Pod): boolean {
  return (
    !metadata?.deletionTimestamp &&
    (status?.conditions?.some(
      condition => condition.type === 'Ready' && condition.status === 'True',
    ) ??
      false)
  );
}
