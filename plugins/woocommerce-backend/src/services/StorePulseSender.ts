import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  STORE_PULSE_CHANNEL,
  STORE_PULSE_TOPIC,
  StorePulse,
  StorePulseSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreId, StoreRepository } from '../database';

/** How long a change is repeated. */
const REPEAT_MS = 60_000;
const MAX_CHANGES = 100;

/** What is told, of which each listener only hears what it may. */
interface Pulse {
  readonly changed: readonly (StoreId & { updatedAt: string })[];
  readonly deleted: readonly StoreId[];
  readonly since: string;
}

/**
 * Tells again and again which stores changed lately, out of the database.
 *
 * Events and signals are told at most once: they are lost when the process ends
 * between the commit and the telling, when the events backend does not answer,
 * and even by the event bus itself, which passes over an event that is committed
 * after one with a higher number. Whoever compares a pulse with what they have
 * read finds out what they were not told. Each replica sends pulses, so that
 * those who are connected to it hear them even when nothing gets from one replica
 * to another.
 */
export class StorePulseSender {
  readonly #events: EventsService;
  readonly #repository: Pick<StoreRepository, 'listStores' | 'listStoreIds'>;
  readonly #signals: SignalsService;
  /** The stores that are gone, by their id, and when each was missed first. */
  readonly #deleted = new Map<string, StoreId & { missedAt: number }>();
  #known?: Map<string, StoreId>;

  static create(options: {
    events: EventsService;
    repository: Pick<StoreRepository, 'listStores' | 'listStoreIds'>;
    signals: SignalsService;
  }): StorePulseSender {
    return new StorePulseSender(options);
  }

  private constructor(options: {
    events: EventsService;
    repository: Pick<StoreRepository, 'listStores' | 'listStoreIds'>;
    signals: SignalsService;
  }) {
    this.#events = options.events;
    this.#repository = options.repository;
    this.#signals = options.signals;
  }

  /** Sends one pulse. */
  async send(): Promise<void> {
    const { changed, deleted, since } = await this.#read();
    const pulse: StorePulse = {
      changed: changed.map(({ name, updatedAt }) => ({ name, updatedAt })),
      deleted: deleted.map(({ name }) => name),
      since,
    };
    const signal: StorePulseSignal = {
      changed: changed.map(({ id, updatedAt }) => ({ id, updatedAt })),
      deleted: deleted.map(({ id }) => id),
      since,
    };
    // Those of the other kind hear it, even if one can't be told.
    await Promise.all([
      this.#events.publish({ topic: STORE_PULSE_TOPIC, eventPayload: pulse }),
      this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: STORE_PULSE_CHANNEL,
        message: signal,
      }),
    ]);
  }

  async #read(): Promise<Pulse> {
    const { items, totalItems, nextCursor } = await this.#repository.listStores(
      { sort: '-updatedAt', limit: MAX_CHANGES },
    );
    await this.#noteStores(items, totalItems);

    const newest = items[0]?.updatedAt.getTime() ?? 0;
    const recent = items.filter(
      ({ updatedAt }) => updatedAt.getTime() > newest - REPEAT_MS,
    );
    const changed =
      recent.length === items.length && nextCursor
        ? recent.slice(0, -1)
        : recent;
    const since = items[changed.length]?.updatedAt ?? new Date(0);
    return {
      changed: changed.map(({ id, name, updatedAt }) => ({
        id,
        name,
        updatedAt: updatedAt.toISOString(),
      })),
      deleted: [...this.#deleted.values()],
      since: since.toISOString(),
    };
  }

  /** Only reads which stores there are when some have come or gone. */
  async #noteStores(
    recent: readonly StoreId[],
    totalItems: number,
  ): Promise<void> {
    const known = this.#known;
    if (
      !known ||
      known.size !== totalItems ||
      recent.some(({ id }) => !known.has(id))
    ) {
      const stores = await this.#repository.listStoreIds();
      const present = new Map(stores.map(store => [store.id, store]));
      for (const [id, { name }] of known ?? []) {
        if (!present.has(id)) {
          this.#deleted.set(id, { id, name, missedAt: Date.now() });
        }
      }
      this.#known = present;
    }
    const names = new Set(
      [...(this.#known?.values() ?? [])].map(({ name }) => name),
    );
    for (const [id, { name, missedAt }] of this.#deleted) {
      if (names.has(name) || Date.now() - missedAt > REPEAT_MS) {
        this.#deleted.delete(id);
      }
    }
  }
}
