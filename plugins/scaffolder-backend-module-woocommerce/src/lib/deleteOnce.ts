import { ConflictError, isError } from '@backstage/errors';
import { LoggerService } from '@backstage/backend-plugin-api';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import {
  DeletePlan,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { describePlan } from './describePlan';
import { findStore } from './findStore';
import { toIdempotencyKey } from './toIdempotencyKey';

/** A store that is just being made may have grown since it was looked at. */
const MAX_PLANS = 5;

/** What deleting a store needs of an action's context. */
type DeleteContext = Pick<
  ActionContext<{}>,
  'getInitiatorCredentials' | 'signal' | 'task' | 'step'
> & { logger: Pick<LoggerService, 'info' | 'warn'> };

/**
 * Deletes the store that had the name when the task first looked, and no other,
 * however often the task is resumed: the name may belong to a new store by then.
 * What goes and what stays is written into the task's log before. A task that is
 * cancelled by then deletes nothing.
 *
 * @returns the store in phase `Deleting`, or undefined when it is gone already
 * @throws ConflictError when the store is protected, or no plan ever holds
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
  const { signal } = context;
  const credentials = await context.getInitiatorCredentials();
  const store = await findStore(stores, name, { credentials, signal });
  if (store?.id !== id) {
    return undefined;
  }
  if (store.phase === 'Deleting') {
    return store;
  }
  const plan = await stores.planStoreDeletion(name, { credentials, signal });
  for (const { level, text } of describePlan(name, plan)) {
    context.logger[level](text);
  }
  requireUnprotected(name, plan);
  signal?.throwIfAborted();
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

/** Another plan would say the same. */
function requireUnprotected(name: string, plan: DeletePlan): void {
  if (plan.blockers.some(({ reason }) => reason === 'Protected')) {
    throw new ConflictError(
      `Store "${name}" is protected from being deleted. Nothing was changed; take the protection away first.`,
    );
  }
}
