import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeCondition, describePhase, isTelling } from './describeStore';
import { FollowContext } from './types';

/**
 * Writes what changes about a store into the task's log, each change once.
 *
 * @internal
 */
export class StoreProgress {
  readonly #logger: FollowContext['logger'];
  readonly #told = new Map<string, string>();

  constructor(options: { logger: FollowContext['logger'] }) {
    this.#logger = options.logger;
  }

  report(store: Store): void {
    for (const condition of store.conditions.filter(isTelling)) {
      this.#tell({
        about: condition.type,
        state: `${condition.status} ${condition.reason}`,
        sentence: describeCondition(condition),
      });
    }
    this.#tell({
      about: 'phase',
      state: `${store.phase} ${store.reason}`,
      sentence: describePhase(store),
    });
  }

  #tell(change: { about: string; state: string; sentence: string }): void {
    const { about, state, sentence } = change;
    if (this.#told.get(about) !== state) {
      this.#told.set(about, state);
      this.#logger.info(sentence);
    }
  }
}
