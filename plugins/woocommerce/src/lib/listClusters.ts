import { Plan, Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Lists the clusters that stores can be in, or are in: those of the plans, those
 * of the stores at hand, and the one that is looked at.
 */
export function listClusters(options: {
  plans: Plan[] | undefined;
  stores: Store[] | undefined;
  selected: string | undefined;
}): string[] {
  const { plans = [], stores = [], selected = [] } = options;
  return [
    ...new Set([
      ...plans.flatMap(({ clusters }) => clusters),
      ...stores.map(({ cluster }) => cluster),
      ...[selected].flat(),
    ]),
  ].sort();
}
