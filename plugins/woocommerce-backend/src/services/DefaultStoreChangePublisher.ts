import { setTimeout as delay } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  STORE_EVENT_TOPIC,
  STORE_PULSE_INTERVAL_MS,
  STORE_SIGNAL_CHANNEL,
  StoreChange,
  StoreChangeSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ChangedStore, StoreChangePublisher } from './StoreChangePublisher';

const MAX_SENDERS = 4;
const TIMEOUT_MS = 10_000;

/**
 * How long progress waits at least for what comes next. Each change that is told
 * is a request or two between plugins, and an install made forty of them.
 */
const PROGRESS_WAIT_MS = 1_000;

/** How much progress a replica tells in a second: with more stores, each waits longer. */
const PROGRESS_PER_SECOND = 4;

/** Of more stores, the next pulse names them sooner. */
const MAX_PROGRESS = (PROGRESS_PER_SECOND * STORE_PULSE_INTERVAL_MS) / 1_000;

/**
 * Tells browsers by a signal and other backend plugins by an event.
 *
 * It does so in the background: nothing that is done to a store waits for those
 * who hear of it. What changes several times before it could be told is told
 * once. What can't be told is not tried again, since the next pulse names it.
 * Progress is told to browsers alone.
 */
export class DefaultStoreChangePublisher implements StoreChangePublisher {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;
  readonly #timeoutMs: number;
  /** By the store's name. */
  readonly #waiting = new Map<string, ChangedStore>();
  /** What waits for something to be told with, by the store's name. */
  readonly #progress = new Map<string, NodeJS.Timeout>();
  #senders = 0;
  #isFailing = false;

  static create(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
    /** How long telling one change may hold up the others. */
    timeoutMs?: number;
  }): DefaultStoreChangePublisher {
    return new DefaultStoreChangePublisher(options);
  }

  private constructor(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
    timeoutMs?: number;
  }) {
    this.#events = options.events;
    this.#signals = options.signals;
    this.#logger = options.logger;
    this.#timeoutMs = options.timeoutMs ?? TIMEOUT_MS;
  }

  async publish(change: ChangedStore): Promise<void> {
    const { name, isProgress } = change;
    if (!isProgress) {
      clearTimeout(this.#progress.get(name));
      this.#progress.delete(name);
      this.#sendSoon(change);
      return;
    }
    const { size } = this.#progress;
    if (!this.#progress.has(name) && size < MAX_PROGRESS) {
      const timer = setTimeout(() => {
        this.#progress.delete(name);
        this.#sendSoon(this.#waiting.get(name) ?? change);
      }, Math.max(PROGRESS_WAIT_MS, (1_000 * (size + 1)) / PROGRESS_PER_SECOND));
      this.#progress.set(name, timer.unref());
    }
  }

  #sendSoon(change: ChangedStore): void {
    this.#waiting.set(change.name, change);
    if (this.#senders < MAX_SENDERS) {
      this.#senders += 1;
      this.#sendAll();
    }
  }

  async #sendAll(): Promise<void> {
    for (let change = this.#takeNext(); change; change = this.#takeNext()) {
      await this.#send(change);
    }
    this.#senders -= 1;
  }

  #takeNext(): ChangedStore | undefined {
    const [change] = this.#waiting.values();
    if (change) {
      this.#waiting.delete(change.name);
    }
    return change;
  }

  async #send(change: ChangedStore): Promise<void> {
    const { action, id, name, isProgress } = change;
    const event: StoreChange = { action, name };
    const signal: StoreChangeSignal = { action, id };
    const results = await Promise.all([
      isProgress
        ? undefined
        : this.#tell(() =>
            this.#events.publish({
              topic: STORE_EVENT_TOPIC,
              eventPayload: event,
            }),
          ),
      this.#tell(() =>
        this.#signals.publish({
          recipients: { type: 'broadcast' },
          channel: STORE_SIGNAL_CHANNEL,
          message: signal,
        }),
      ),
    ]);
    this.#noteResult(
      change,
      results.find(error => error !== undefined),
    );
  }

  /** Returns why it could not be told. */
  async #tell(publish: () => Promise<void>): Promise<unknown> {
    const told = new AbortController();
    try {
      return await Promise.race([
        publish(),
        delay(this.#timeoutMs, new Error('No answer in time'), {
          signal: told.signal,
        }),
      ]);
    } catch (error) {
      return error;
    } finally {
      told.abort();
    }
  }

  /** Says it once, however many changes can't be told. */
  #noteResult(change: ChangedStore, error: unknown): void {
    if (error !== undefined && !this.#isFailing) {
      this.#logger.warn(
        `Could not tell that store ${change.name} changed: ${stringifyError(
          error,
        )}`,
      );
    } else if (error === undefined && this.#isFailing) {
      this.#logger.info('Changes of stores are told again');
    }
    this.#isFailing = error !== undefined;
  }
}
