import { isError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { findStore } from './findStore';

/**
 * Deletes the store that had the name when the task first looked, and no other,
 * however often the task is resumed: the name may belong to a new store by then.
 *
 * @returns the store in phase `Deleting`, or undefined when it is gone already
 * @internal
 */
export async function deleteOnce(options: {
  context: Pick<ActionContext<{}>, 'getInitiatorCredentials'>;
  name: string;
  id: string;
  stores: StoreService;
}): Promise<Store | undefined> {
  const { context, name, id, stores } = options;
  const credentials = await context.getInitiatorCredentials();
  const store = await findStore(stores, name, { credentials });
  if (store?.id !== id) {
    return undefined;
  }
  try {
    return await stores.deleteStore(name, { credentials });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}
