import { setTimeout as delay } from 'node:timers/promises';
import {
  STORE_PULSE_CHANNEL,
  STORE_SIGNAL_CHANNEL,
  StoreChangeSignal,
  StorePulseSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';

type SignalListener = (id: string, action: StoreChangeSignal['action']) => void;

/** What a browser hears over its connection for signals, as soon as it does. */
export class StoreFeed {
  readonly #socket: WebSocket;
  readonly #listeners = new Set<SignalListener>();
  readonly #pulseListeners = new Set<(id: string, updatedAt: string) => void>();

  /**
   * Connects and subscribes. A backend listens for such connections from the
   * first one on, so that this one gets no answer.
   */
  static async connect(url: string): Promise<StoreFeed> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/signals`);
      const isOpen = await new Promise<boolean>(resolve => {
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
        setTimeout(() => resolve(false), 2_000);
      });
      if (isOpen) {
        return new StoreFeed(socket);
      }
      socket.close();
      await delay(200);
    }
    throw new Error(`No connection for signals at ${url}`);
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => this.#hear(String(data)));
    for (const channel of [STORE_SIGNAL_CHANNEL, STORE_PULSE_CHANNEL]) {
      socket.send(JSON.stringify({ action: 'subscribe', channel }));
    }
  }

  /** Calls back with the id of each store that is told to have changed, or to be gone. */
  onSignal(listener: SignalListener): void {
    this.#listeners.add(listener);
  }

  /** Calls back with the id of each store that the pulse names, and since when it is as it is; that makes up for lost signals. */
  onPulse(listener: (id: string, updatedAt: string) => void): void {
    this.#pulseListeners.add(listener);
  }

  close(): void {
    this.#socket.close();
  }

  #hear(data: string): void {
    const { channel, message } = JSON.parse(data);
    if (channel === STORE_PULSE_CHANNEL) {
      for (const { id, updatedAt } of (message as StorePulseSignal).changed) {
        this.#pulseListeners.forEach(listener => listener(id, updatedAt));
      }
      return;
    }
    const { id, action } = message as StoreChangeSignal;
    this.#listeners.forEach(listener => listener(id, action));
  }
}
