import { Plan, Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makePlan } from '../src/__testUtils__/makePlan';
import { makeQuota } from '../src/__testUtils__/makeQuota';

const GIB = 1024 ** 3;

/** Who has used up what they may have. */
export const FULL_OWNER = 'group:default/full';

/** The plans, as they are for an owner. */
export function makeExamplePlans(owner: string | undefined): Plan[] {
  const isFull = owner === FULL_OWNER;
  const message = isFull
    ? `${FULL_OWNER} has 20 of 20 stores.`
    : 'You lack the permission to request stores of this plan.';
  const outOf = isFull ? { available: false, message } : {};
  return [
    makePlan(outOf),
    makePlan({
      name: 'standard',
      title: 'Standard',
      default: false,
      reserves: { cpu: 4, memory: 4 * GIB, storage: 20 * GIB },
      ...outOf,
    }),
    makePlan({
      name: 'production',
      title: 'Production',
      default: false,
      protected: true,
      available: false,
      message,
      reserves: { cpu: 6, memory: 8 * GIB, storage: 80 * GIB },
    }),
  ];
}

/** The quotas that a store of an owner counts against. */
export function makeExampleQuotas(owner = 'user:default/guest'): Quota[] {
  const stores = owner === FULL_OWNER ? 20 : 3;
  const scope = owner.startsWith('user:') ? 'user' : 'group';
  const ofOwner = { scope, subject: owner } as const;
  const ofCluster = { scope: 'cluster', subject: 'local' } as const;
  return [
    makeQuota({ ...ofOwner, used: stores }),
    makeQuota({ ...ofOwner, resource: 'cpu', limit: 40, used: 12 }),
    makeQuota({
      ...ofOwner,
      resource: 'memory',
      limit: 64 * GIB,
      used: 12.5 * GIB,
    }),
    makeQuota({
      ...ofOwner,
      resource: 'storage',
      limit: 500 * GIB,
      used: 120 * GIB,
    }),
    makeQuota({ ...ofOwner, resource: 'createsPerHour', limit: 10, used: 2 }),
    makeQuota({ ...ofCluster, resource: 'operations', limit: 20, used: 19 }),
  ];
}
