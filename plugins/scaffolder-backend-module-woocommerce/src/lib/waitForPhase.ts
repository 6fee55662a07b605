import { NotFoundError } from '@backstage/errors';
import {
  Store,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { describePhase } from './describeStore';
import { StoreFailedError } from './errors';
import { followStore } from './followStore';
import { FollowContext, StoreActionOptions } from './types';

/** The phases that a store leaves only when somebody asks for it. */
const FINAL_PHASES: StorePhase[] = ['Failed', 'Deleting'];

/**
 * Waits until a store is in a phase.
 *
 * @throws StoreFailedError when it failed or is being deleted instead
 * @internal
 */
export async function waitForPhase(
  options: Pick<StoreActionOptions, 'changes' | 'stores'> & {
    name: string;
    /** The store's id, when another store of that name won't do. */
    id?: string;
    phase: StorePhase;
    timeoutMs: number;
    context: FollowContext;
  },
): Promise<Store> {
  const { id, phase, ...followOptions } = options;
  return followStore({
    ...followOptions,
    until: store => {
      if (!store || (id && store.id !== id)) {
        throw new NotFoundError(
          `Store "${options.name}" does not exist, or no longer`,
        );
      }
      if (store.phase !== phase && FINAL_PHASES.includes(store.phase)) {
        throw new StoreFailedError(describePhase(store));
      }
      return store.phase === phase ? store : undefined;
    },
  });
}
