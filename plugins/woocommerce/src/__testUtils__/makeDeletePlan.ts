import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';

/** What deleting the store `demo` would take away. */
export function makeDeletePlan(
  overrides: Partial<DeletePlan> = {},
): DeletePlan {
  return {
    hash: 'plan-1',
    createdAt: '2026-03-02T11:00:00.000Z',
    release: {
      name: 'store-demo',
      chart: 'woocommerce-store',
      version: '0.1.0',
      revision: 1,
    },
    namespace: { name: 'store-demo', uid: 'uid-of-namespace' },
    volumeClaims: [
      {
        name: 'data-store-demo-mariadb-0',
        size: '2Gi',
        storageClass: 'standard',
        volume: 'pvc-1',
        reclaimPolicy: 'Delete',
        kept: false,
      },
      {
        name: 'store-demo-wordpress',
        size: '4Gi',
        storageClass: 'standard',
        volume: 'pvc-2',
        reclaimPolicy: 'Delete',
        kept: false,
      },
    ],
    hosts: ['demo.localtest.me'],
    backups: [],
    warnings: [],
    blockers: [],
    ...overrides,
  };
}
