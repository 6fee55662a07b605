import { isError } from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';

/**
 * Reads a store that may not exist.
 *
 * @internal
 */
export async function findStore(
  stores: StoreService,
  name: string,
  options: StoreServiceOptions,
): Promise<Store | undefined> {
  try {
    return await stores.getStore(name, options);
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
