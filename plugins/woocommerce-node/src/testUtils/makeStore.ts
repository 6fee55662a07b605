import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Makes a store that is ready, with whatever a test needs to be different.
 *
 * @public
 */
export function makeStore(overrides: Partial<Store> = {}): Store {
  const { name = 'demo' } = overrides;
  return {
    id: '7e5c0f0e-0000-4000-8000-000000000001',
    name,
    title: 'Demo shop',
    owner: 'group:default/shops',
    cluster: 'local',
    plan: 'demo',
    protected: false,
    readiness: 'workload',
    phase: 'Ready',
    conditions: [],
    url: `http://${name}.localtest.me`,
    adminUrl: `http://${name}.localtest.me/wp-admin/`,
    namespace: `store-${name}`,
    release: {
      name: `store-${name}`,
      chart: 'woocommerce-store',
      version: '0.1.0',
    },
    operation: {
      id: '7e5c0f0e-0000-4000-8000-000000000002',
      kind: 'provision',
      status: 'Succeeded',
      attempts: 1,
      actor: 'user:default/guest',
      requestedAt: '2026-01-01T00:00:00.000Z',
      deadline: '2026-01-01T00:10:00.000Z',
      startedAt: '2026-01-01T00:00:00.000Z',
      finishedAt: '2026-01-01T00:00:30.000Z',
    },
    createdAt: '2026-01-01T00:00:00.000Z',
    createdBy: 'user:default/guest',
    updatedAt: '2026-01-01T00:00:00.000Z',
    ...overrides,
  };
}
