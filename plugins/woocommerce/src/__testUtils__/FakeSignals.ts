import { act } from '@testing-library/react';
import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  STORE_SIGNAL_CHANNEL,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Signals that a test sends. */
export class FakeSignals implements SignalApi {
  readonly #listeners = new Map<(message: unknown) => void, string>();

  subscribe<TMessage>(
    channel: string,
    onMessage: (message: TMessage) => void,
  ): SignalSubscriber {
    const listener = onMessage as (message: unknown) => void;
    this.#listeners.set(listener, channel);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  /** Tells of changes that arrive together, and waits until they are shown. */
  async send(...changes: StoreChange[]): Promise<void> {
    await act(async () => {
      for (const change of changes) {
        this.#publish(change);
      }
    });
  }

  #publish(change: StoreChange): void {
    for (const [listener, channel] of this.#listeners) {
      if (channel === STORE_SIGNAL_CHANNEL) {
        listener(change);
      }
    }
  }
}
