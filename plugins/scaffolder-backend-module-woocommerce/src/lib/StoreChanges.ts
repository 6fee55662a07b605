import { EventEmitter, once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { EventsService } from '@backstage/plugin-events-node';
import {
  STORE_EVENT_TOPIC,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Tells waiting actions that a store changed.
 *
 * Events are only a hint to look now rather than later: with several replicas of
 * the backend each event reaches one of them, not necessarily the one that waits.
 *
 * @internal
 */
export class StoreChanges {
  readonly #emitter = new EventEmitter().setMaxListeners(0);

  static async create(options: {
    events: EventsService;
  }): Promise<StoreChanges> {
    const { events } = options;
    const changes = new StoreChanges();
    await events.subscribe({
      id: 'woocommerce-store-actions',
      topics: [STORE_EVENT_TOPIC],
      onEvent: async params => {
        const { name } = params.eventPayload as StoreChange;
        changes.#emitter.emit(toEventName(name));
      },
    });
    return changes;
  }

  private constructor() {}

  /**
   * Resolves at the store's next change, after `timeoutMs` or when `signal` is
   * aborted, whichever comes first. Never rejects.
   */
  async next(options: {
    name: string;
    timeoutMs: number;
    signal: AbortSignal;
  }): Promise<void> {
    const { name, timeoutMs } = options;
    const settled = new AbortController();
    const signal = AbortSignal.any([options.signal, settled.signal]);
    try {
      await Promise.race([
        once(this.#emitter, toEventName(name), { signal }),
        delay(timeoutMs, undefined, { signal }),
      ]);
    } catch {
      // Aborted, which the caller sees by its own signal.
    } finally {
      settled.abort();
    }
  }
}

/** A prefix, since an emitter treats the name `error` unlike all others. */
function toEventName(storeName: string): string {
  return `store:${storeName}`;
}
