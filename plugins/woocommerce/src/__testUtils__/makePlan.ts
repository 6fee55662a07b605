import { Plan } from '@woocommerce-backstage/plugin-woocommerce-common';

/** The default plan, of which a store can be had, unless said otherwise. */
export function makePlan(overrides: Partial<Plan> = {}): Plan {
  return {
    name: 'demo',
    title: 'Demo',
    clusters: ['local'],
    readiness: 'checkout',
    protected: false,
    default: true,
    available: true,
    reserves: { cpu: 2, memory: 2 * 1024 ** 3, storage: 4 * 1024 ** 3 },
    ...overrides,
  };
}
