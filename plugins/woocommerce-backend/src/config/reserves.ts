import { ResourceAmounts } from '@woocommerce-backstage/plugin-woocommerce-common';
import { parseQuantity } from './parseQuantity';
import { PlanConfig } from './types';

/** What is reserved for stores, out of the quota of their namespace. */
export const RESERVED_RESOURCES = ['cpu', 'memory', 'storage'] as const;

/** One of {@link RESERVED_RESOURCES}. */
export type ReservedResource = (typeof RESERVED_RESOURCES)[number];

/** What the quota of a plan's namespaces calls a resource; undefined when it sets no bounds to it. */
export function getReservedKey(
  plan: Pick<PlanConfig, 'quota'>,
  resource: ReservedResource,
): string | undefined {
  // To Kubernetes, both are the same.
  return [`requests.${resource}`, resource].find(key => key in plan.quota);
}

/** What a store of a plan may take at most, which is what is reserved for it. */
export function getReserves(plan: Pick<PlanConfig, 'quota'>): ResourceAmounts {
  return Object.fromEntries(
    RESERVED_RESOURCES.flatMap(resource => {
      const key = getReservedKey(plan, resource);
      return key === undefined
        ? []
        : [[resource, parseQuantity(plan.quota[key])]];
    }),
  );
}
