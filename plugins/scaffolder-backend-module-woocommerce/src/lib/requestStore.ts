import { NotFoundError } from '@backstage/errors';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  CreateStoreRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { toIdempotencyKey } from './toIdempotencyKey';

/**
 * Requests a store, exactly once for a task however often the task is resumed.
 *
 * A backend can die after the store was accepted and before the task wrote that
 * down. The resumed task then makes the same request with the same key, and gets
 * the store that it has made already.
 *
 * @throws ConflictError when the name belongs to another store
 * @internal
 */
export async function requestStore(options: {
  context: Pick<
    ActionContext<{}>,
    'checkpoint' | 'getInitiatorCredentials' | 'task' | 'step'
  >;
  request: CreateStoreRequest;
  stores: StoreService;
}): Promise<Store> {
  const { context, request, stores } = options;
  const { name } = request;

  const { storeId } = await context.checkpoint({
    key: `woocommerce.store.create.${name}`,
    fn: async () => {
      const store = await stores.createStore(request, {
        credentials: await context.getInitiatorCredentials(),
        idempotencyKey: toIdempotencyKey({
          context,
          request: ['create', name],
        }),
      });
      return { storeId: store.id };
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
