import { TestCluster } from '../../__testUtils__/testCluster';
import { takePicture } from './ClusterPicture';
import type { FaultLab } from './FaultLab';

/** A moment in a store's life that shows from outside of the portal. */
export interface CrashPoint {
  readonly name: string;
  readonly isReached: (lab: FaultLab, store: string) => Promise<boolean>;
}

/** From the request for a store until it is Ready, in the order in which they are passed. */
export const PROVISION_POINTS: readonly CrashPoint[] = [
  {
    name: 'the row is written',
    isReached: async (lab, store) =>
      (await lab.parts.database.findRow(store)) !== undefined,
  },
  {
    name: 'the store is claimed',
    isReached: async (lab, store) =>
      Boolean((await lab.parts.database.findRow(store))?.lease_holder),
  },
  {
    name: 'the namespace exists',
    isReached: async (lab, store) =>
      (await lab.parts.cluster.getNamespaceUid(`store-${store}`)) !== undefined,
  },
  {
    name: 'the quota exists',
    isReached: (lab, store) =>
      hasSome(lab, ({ core }) =>
        core.listNamespacedResourceQuota({ namespace: `store-${store}` }),
      ),
  },
  {
    name: 'the limits exist',
    isReached: (lab, store) =>
      hasSome(lab, ({ core }) =>
        core.listNamespacedLimitRange({ namespace: `store-${store}` }),
      ),
  },
  {
    name: 'the passwords exist',
    isReached: (lab, store) =>
      hasSome(lab, ({ core }) =>
        core.listNamespacedSecret({
          namespace: `store-${store}`,
          fieldSelector: `metadata.name=store-${store}-credentials`,
        }),
      ),
  },
  {
    name: 'Helm runs',
    isReached: async (lab, store) =>
      (await lab.parts.helm.listCalls(`store-${store}`)).length > 0,
  },
  {
    name: 'the release is pending',
    isReached: (lab, store) => hasRelease(lab, store, 'pending-install'),
  },
  {
    name: 'the release is deployed',
    isReached: (lab, store) => hasRelease(lab, store, 'deployed'),
  },
  {
    name: 'a pod exists',
    isReached: (lab, store) =>
      hasSome(lab, ({ core }) =>
        core.listNamespacedPod({ namespace: `store-${store}` }),
      ),
  },
  {
    name: 'the pods are ready',
    isReached: async (lab, store) =>
      (await takePicture(lab.parts.cluster)).up.has(`store-${store}`),
  },
  {
    name: 'the database says Ready',
    isReached: async (lab, store) =>
      (await lab.parts.database.findRow(store))?.phase === 'Ready',
  },
];

/** From the request to delete a store until it is gone. */
export const DELETION_POINTS: readonly CrashPoint[] = [
  {
    name: 'the row says Deleting',
    isReached: async (lab, store) =>
      (await lab.parts.database.findRow(store))?.phase === 'Deleting',
  },
  {
    name: 'the deletion is claimed',
    isReached: async (lab, store) => {
      const row = await lab.parts.database.findRow(store);
      return !row || Boolean(row.lease_holder);
    },
  },
  {
    name: 'the namespace goes',
    isReached: async (lab, store) =>
      !(await takePicture(lab.parts.cluster)).namespaces.some(
        ({ name, terminating }) => name === `store-${store}` && !terminating,
      ),
  },
  {
    name: 'the release is gone',
    isReached: async (lab, store) =>
      !(await hasSome(lab, ({ core }) =>
        core.listNamespacedSecret({
          namespace: `store-${store}`,
          labelSelector: 'owner=helm',
        }),
      )),
  },
  {
    name: 'the volume claims go',
    isReached: async (lab, store) => {
      const { items } =
        await lab.parts.cluster.core.listNamespacedPersistentVolumeClaim({
          namespace: `store-${store}`,
        });
      return items.every(({ metadata }) => metadata?.deletionTimestamp);
    },
  },
  {
    name: 'the namespace is gone',
    isReached: async (lab, store) =>
      (await lab.parts.cluster.getNamespaceUid(`store-${store}`)) === undefined,
  },
];

async function hasSome(
  lab: FaultLab,
  list: (cluster: TestCluster) => Promise<{ items: unknown[] }>,
): Promise<boolean> {
  return (await list(lab.parts.cluster)).items.length > 0;
}

async function hasRelease(
  lab: FaultLab,
  store: string,
  status: string,
): Promise<boolean> {
  return hasSome(lab, ({ core }) =>
    core.listNamespacedSecret({
      namespace: `store-${store}`,
      labelSelector: `owner=helm,status=${status}`,
    }),
  );
}
