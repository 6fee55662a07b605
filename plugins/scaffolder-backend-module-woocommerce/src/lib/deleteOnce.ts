import { isError } from '@backstage/errors';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { describePlan } from './describePlan';
import { findStore } from './findStore';
import { toIdempotencyKey } from './toIdempotencyKey';

/** A store that is just being made may have grown since it was looked at. */
const MAX_PLANS = 5;

/** What deleting a store needs of an action's context. */
type DeleteContext = Pick<
  ActionContext<{}>,
  'getInitiatorCredentials' | 'task' | 'step'
> & { logger: Pick<LoggerService, 'info' | 'warn'> };

/**
 * Deletes the store that had the name when the task first looked, and no other,
 * however often the task is resumed: the name may belong to a new store by then.
 * What goes and what stays is written into the task's log before.
 *
 * @returns the store in phase `Deleting`, or undefined when it is gone already
 * @internal
 */
export async function deleteOnce(options: {
  context: DeleteContext;
  name: string;
  id: string;
  stores: StoreService;
}): Promise<Store | undefined> {
  try {
    return await tryToDelete({ ...options, plansLeft: MAX_PLANS });
  } catch (error) {
    if (isError(error) && error.name === 'NotFoundError') {
      return undefined;
    }
    throw error;
  }
}

async function tryToDelete(
  options: Parameters<typeof deleteOnce>[0] & { plansLeft: number },
): Promise<Store | undefined> {
  const { context, name, id, stores, plansLeft } = options;
  const credentials = await context.getInitiatorCredentials();
  const store = await findStore(stores, name, { credentials });
  if (store?.id !== id) {
    return undefined;
  }
  if (store.phase === 'Deleting') {
    return store;
  }
  const plan = await stores.planStoreDeletion(name, { credentials });
  for (const { level, text } of describePlan(name, plan)) {
    context.logger[level](text);
  }
  try {
    return await stores.deleteStore(
      name,
      { plan: plan.hash },
      {
        credentials,
        idempotencyKey: toIdempotencyKey({
          context,
          request: ['delete', id, plan.hash],
        }),
      },
    );
  } catch (error) {
    if (isError(error) && error.name === 'ConflictError' && plansLeft > 1) {
      return tryToDelete({ ...options, plansLeft: plansLeft - 1 });
    }
    throw error;
  }
}
