import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A quota of the owner of stores, of which some is left, unless said otherwise. */
export function makeQuota(overrides: Partial<Quota> = {}): Quota {
  return {
    scope: 'group',
    subject: 'group:default/shops',
    resource: 'stores',
    limit: 20,
    used: 3,
    ...overrides,
  };
}
