import { LoggerService } from '@backstage/backend-plugin-api';
import { stringifyError } from '@backstage/errors';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import {
  STORE_EVENT_TOPIC,
  STORE_SIGNAL_CHANNEL,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreChangePublisher } from './StoreChangePublisher';

/** Tells browsers by a signal and other backend plugins by an event. */
export class DefaultStoreChangePublisher implements StoreChangePublisher {
  readonly #events: EventsService;
  readonly #signals: SignalsService;
  readonly #logger: LoggerService;

  static create(options: {
    events: EventsService;
    signals: SignalsService;
    logger: LoggerService;
  }): DefaultStoreChangePublisher {
    const { events, signals, logger } = options;
    return new DefaultStoreChangePublisher(events, signals, logger);
  }

  private constructor(
    events: EventsService,
    signals: SignalsService,
    logger: LoggerService,
  ) {
    this.#events = events;
    this.#signals = signals;
    this.#logger = logger;
  }

  async publish(change: StoreChange): Promise<void> {
    await Promise.all([
      this.#try(change, () =>
        this.#events.publish({
          topic: STORE_EVENT_TOPIC,
          eventPayload: change,
        }),
      ),
      this.#try(change, () =>
        this.#signals.publish({
          recipients: { type: 'broadcast' },
          channel: STORE_SIGNAL_CHANNEL,
          message: change,
        }),
      ),
    ]);
  }

  async #try(change: StoreChange, tell: () => Promise<void>): Promise<void> {
    try {
      await tell();
    } catch (error) {
      this.#logger.warn(
        `Could not tell that store ${change.name} changed: ${stringifyError(
          error,
        )}`,
      );
    }
  }
}
