import { setTimeout as delay } from 'node:timers/promises';
import {
  STORE_PULSE_CHANNEL,
  STORE_SIGNAL_CHANNEL,
  StoreChangeSignal,
  StorePulseSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** A browser's connection to one replica, and what came over it. */
export class SignalListener {
  /** By the store's id, when a signal first told of it. */
  readonly #heardAt = new Map<string, number>();
  /** The ids of stores that any pulse told of. */
  readonly #pulsed = new Set<string>();
  readonly #socket: WebSocket;

  /**
   * Connects and subscribes. A backend listens for such connections from the
   * first one on, so that this one gets no answer.
   */
  static async connect(url: string): Promise<SignalListener> {
    for (let attempt = 0; attempt < 20; attempt += 1) {
      const socket = new WebSocket(`${url.replace(/^http/, 'ws')}/api/signals`);
      const isOpen = await new Promise<boolean>(resolve => {
        socket.addEventListener('open', () => resolve(true));
        socket.addEventListener('error', () => resolve(false));
        setTimeout(() => resolve(false), 2_000);
      });
      if (isOpen) {
        return new SignalListener(socket);
      }
      await delay(200);
    }
    throw new Error('No connection for signals');
  }

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { channel, message } = JSON.parse(String(data));
      if (channel === STORE_PULSE_CHANNEL) {
        for (const { id } of (message as StorePulseSignal).changed) {
          this.#pulsed.add(id);
        }
        return;
      }
      const { id } = message as StoreChangeSignal;
      if (!this.#heardAt.has(id)) {
        this.#heardAt.set(id, performance.now());
      }
    });
    for (const channel of [STORE_SIGNAL_CHANNEL, STORE_PULSE_CHANNEL]) {
      socket.send(JSON.stringify({ action: 'subscribe', channel }));
    }
  }

  /** When a signal first told that the store changed; undefined if none did. */
  firstHeardAt(id: string): number | undefined {
    return this.#heardAt.get(id);
  }

  /** Whether a pulse told that the store changed. */
  hasPulsed(id: string): boolean {
    return this.#pulsed.has(id);
  }

  close(): void {
    this.#socket.close();
  }
}
