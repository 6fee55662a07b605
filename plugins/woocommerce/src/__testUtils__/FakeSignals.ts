import { act } from '@testing-library/react';
import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  STORE_PULSE_CHANNEL,
  STORE_SIGNAL_CHANNEL,
  StoreChangeSignal,
  StorePulseSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Signals that a test sends. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<(message: unknown) => void, string>();
  /** How often somebody subscribed. */
  subscriptions = 0;

  subscribe<TMessage>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ): SignalSubscriber {
    const listener = onMessage as (message: unknown) => void;
    this.subscriptions += 1;
    this.#listeners.set(listener, channel);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Tells of changes that arrive together, and waits until they are shown. */
  async send(...changes: StoreChangeSignal[]): Promise<void> {
    await act(async () => {
      for (const change of changes) {
        this.#publish(STORE_SIGNAL_CHANNEL, change);
      }
    });
  }

  /** Sends a pulse, and waits until what it tells is shown. */
  async pulse(pulse: Partial<StorePulseSignal> = {}): Promise<void> {
    await act(async () =>
      this.#publish(STORE_PULSE_CHANNEL, {
        changed: [],
        deleted: [],
        since: new Date(0).toISOString(),
        ...pulse,
      }),
    );
  }

  #publish(channel: string, message: unknown): void {
    for (const [listener, listenedTo] of this.#listeners) {
      if (channel === listenedTo) {
        listener(message);
      }
    }
  }
}
