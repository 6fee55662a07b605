import { isError, NotFoundError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  CreateStoreRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { findStore } from './findStore';

/**
 * Requests a store, exactly once for a task however often the task is resumed.
 *
 * A backend can die after the store was accepted and before the task wrote that
 * down. The resumed task is then told that the name is taken, by its own store.
 * To know that one again, the task writes down who had the name before it asks:
 * a store with another id that the same user created since is the task's own.
 *
 * @throws ConflictError when the name belongs to somebody else's store
 * @internal
 */
export async function requestStore(options: {
  context: Pick<
    ActionContext<{}>,
    'checkpoint' | 'getInitiatorCredentials' | 'user'
  >;
  request: CreateStoreRequest;
  stores: StoreService;
}): Promise<Store> {
  const { context, request, stores } = options;
  const { name } = request;

  let resumed = true;
  const { holderId } = await context.checkpoint({
    key: `woocommerce.store.holder.${name}`,
    fn: async () => {
      resumed = false;
      const credentials = await context.getInitiatorCredentials();
      const holder = await findStore(stores, name, { credentials });
      return { holderId: holder?.id ?? null };
    },
  });

  const { storeId } = await context.checkpoint({
    key: `woocommerce.store.create.${name}`,
    fn: async () => {
      const credentials = await context.getInitiatorCredentials();
      try {
        const store = await stores.createStore(request, { credentials });
        return { storeId: store.id };
      } catch (error) {
        if (!resumed || !isError(error) || error.name !== 'ConflictError') {
          throw error;
        }
        const store = await findStore(stores, name, { credentials });
        const isOwn =
          store &&
          store.id !== holderId &&
          store.phase !== 'Deleting' &&
          store.createdBy === (context.user?.ref ?? store.createdBy);
        if (!isOwn) {
          throw error;
        }
        return { storeId: store.id };
      }
    },
  });

  const store = await stores.getStore(name, {
    credentials: await context.getInitiatorCredentials(),
  });
  if (store.id !== storeId) {
    throw new NotFoundError(
      `Store "${name}" of this task has been deleted, and another one has its name now`,
    );
  }
  return store;
}
