import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  STORE_PULSE_CHANNEL,
  STORE_PULSE_TOPIC,
  StorePulse,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRepository } from '../database';

/** How long a change is repeated. */
const REPEAT_MS = 60_000;
const MAX_CHANGES = 100;

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
  readonly #repository: Pick<StoreRepository, 'listStores' | 'listStoreNames'>;
  readonly #signals: SignalsService;
  /** When each of the stores that are gone was missed first. */
  readonly #deleted = new Map<string, number>();
  #known?: Set<string>;

  static create(options: {
    events: EventsService;
    repository: Pick<StoreRepository, 'listStores' | 'listStoreNames'>;
    signals: SignalsService;
  }): StorePulseSender {
    return new StorePulseSender(options);
  }

  private constructor(options: {
    events: EventsService;
    repository: Pick<StoreRepository, 'listStores' | 'listStoreNames'>;
    signals: SignalsService;
  }) {
    this.#events = options.events;
    this.#repository = options.repository;
    this.#signals = options.signals;
  }

  /** Sends one pulse. */
  async send(): Promise<void> {
    const pulse = await this.#read();
    // Those of the other kind hear it, even if one can't be told.
    await Promise.all([
      this.#events.publish({ topic: STORE_PULSE_TOPIC, eventPayload: pulse }),
      this.#signals.publish({
        recipients: { type: 'broadcast' },
        channel: STORE_PULSE_CHANNEL,
        message: pulse,
      }),
    ]);
  }

  async #read(): Promise<StorePulse> {
    const { items, totalItems, nextCursor } = await this.#repository.listStores(
      { sort: '-updatedAt', limit: MAX_CHANGES },
    );
    await this.#noteNames(
      items.map(({ name }) => name),
      totalItems,
    );

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
      changed: changed.map(({ name, updatedAt }) => ({
        name,
        updatedAt: updatedAt.toISOString(),
      })),
      deleted: [...this.#deleted.keys()],
      since: since.toISOString(),
    };
  }

  /** Only reads the names of all stores when some have come or gone. */
  async #noteNames(recent: string[], totalItems: number): Promise<void> {
    const known = this.#known;
    if (
      !known ||
      known.size !== totalItems ||
      recent.some(name => !known.has(name))
    ) {
      const names = new Set(await this.#repository.listStoreNames());
      for (const name of known ?? []) {
        if (!names.has(name)) {
          this.#deleted.set(name, Date.now());
        }
      }
      this.#known = names;
    }
    for (const [name, missedAt] of this.#deleted) {
      if (this.#known?.has(name) || Date.now() - missedAt > REPEAT_MS) {
        this.#deleted.delete(name);
      }
    }
  }
}
