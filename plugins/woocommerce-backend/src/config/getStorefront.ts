import { StorefrontConfig, WoocommerceConfig } from './types';

/** Where the storefronts of a cluster are reached, be it configured any more or not. */
export function getStorefront(
  config: Pick<WoocommerceConfig, 'clusters' | 'storefront'>,
  cluster: string,
): StorefrontConfig {
  const found = config.clusters.find(({ name }) => name === cluster);
  return found?.storefront ?? config.storefront;
}
