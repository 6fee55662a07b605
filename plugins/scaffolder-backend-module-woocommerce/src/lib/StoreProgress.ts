import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeCondition, describePhase, isTelling } from './describeStore';
import { FollowContext } from './types';

/**
 * Writes what changes about a store into the task's log, each change once. What
 * isn't reached at the start goes without saying, and so does what was reached by
 * a store that is being deleted.
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
    const isFirst = this.#told.size === 0;
    const conditions = store.phase === 'Deleting' ? [] : store.conditions;
    for (const condition of conditions.filter(isTelling)) {
      const { type, status, reason } = condition;
      this.#tell({
        about: type,
        state: `${status} ${reason}`,
        sentence:
          isFirst && status === 'False'
            ? undefined
            : describeCondition(condition),
      });
    }
    this.#tell({
      about: 'phase',
      state: `${store.phase} ${store.reason}`,
      sentence: describePhase(store),
    });
  }

  #tell(change: { about: string; state: string; sentence?: string }): void {
    const { about, state, sentence } = change;
    if (this.#told.get(about) !== state) {
      this.#told.set(about, state);
      if (sentence) {
        this.#logger.info(sentence);
      }
    }
  }
}
