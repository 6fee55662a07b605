import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A plan by which a namespace goes and a volume stays. */
export function makePlan(overrides: Partial<DeletePlan> = {}): DeletePlan {
  return {
    hash: 'plan-1',
    createdAt: '2026-01-01T00:00:00.000Z',
    namespace: { name: 'store-demo', uid: 'uid' },
    volumeClaims: [],
    hosts: [],
    backups: [],
    warnings: [{ reason: 'VolumeKept', message: 'Volume pvc-1 stays.' }],
    blockers: [],
    ...overrides,
  };
}
