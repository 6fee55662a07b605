import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Whether a store was read in this version or a later one. Which version it is
 * about is not always known.
 */
export function hasVersion(
  store: Store | undefined,
  updatedAt: string | undefined,
): boolean {
  return (
    store !== undefined &&
    updatedAt !== undefined &&
    store.updatedAt >= updatedAt
  );
}
