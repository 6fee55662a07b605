import {
  WOOCOMMERCE_STORE_ID_LABEL,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { getClaimNames } from '../failures/findVolumeFailure';
import { StoreObject, UnlabelledObject } from '../kubernetes/ObservedStore';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import {
  WatchedMetadata,
  WatchedNamespace,
} from '../kubernetes/watch/WatchedObjects';

/**
 * Finds out whether a namespace that is a store's has lost the label by which it
 * is watched. Whose it is, another label says.
 */
export function findUnlabelledNamespace(
  namespace: WatchedNamespace | undefined,
): UnlabelledObject[] {
  const { name = '', labels = {} } = namespace?.metadata ?? {};
  return labels[WOOCOMMERCE_STORE_ID_LABEL] && !labels[WOOCOMMERCE_STORE_LABEL]
    ? [{ kind: 'Namespace', name, label: WOOCOMMERCE_STORE_LABEL }]
    : [];
}

/** Finds the objects that have lost the store's label, among all of a namespace. */
export function findUnlabelled(
  objects: WorkloadObjects,
  labelled: readonly StoreObject[],
): UnlabelledObject[] {
  return labelled
    .filter(({ kind, name }) => {
      const found = findObject(objects, kind, name);
      return found && !found.metadata?.labels?.[WOOCOMMERCE_STORE_LABEL];
    })
    .map(({ kind, name }) => ({ kind, name, label: WOOCOMMERCE_STORE_LABEL }));
}

/**
 * Whether the watches, which only see what has the store's label, miss something
 * of a store that is installed: a workload, or a claim that one of its pods uses.
 */
export function isIncomplete(
  watched: WorkloadObjects,
  labelled: readonly StoreObject[],
): boolean {
  const used = new Set(watched.pods.flatMap(getClaimNames));
  return labelled.some(
    ({ kind, name }) =>
      (kind !== 'PersistentVolumeClaim' || used.has(name)) &&
      !findObject(watched, kind, name),
  );
}

function findObject(
  objects: WorkloadObjects,
  kind: StoreObject['kind'],
  name: string,
): { metadata?: WatchedMetadata } | undefined {
  const lists = {
    Deployment: objects.deployments,
    StatefulSet: objects.statefulSets,
    PersistentVolumeClaim: objects.volumeClaims,
  };
  return lists[kind].find(({ metadata }) => metadata?.name === name);
}
