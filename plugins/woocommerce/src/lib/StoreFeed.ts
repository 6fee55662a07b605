import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  STORE_PULSE_CHANNEL,
  STORE_PULSE_INTERVAL_MS,
  STORE_SIGNAL_CHANNEL,
  StoreChangeSignal,
  StorePulseSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Without a pulse for so long, signals don't get here. */
const SILENCE_MS = 2.5 * STORE_PULSE_INTERVAL_MS;
const POLL_MS = 20_000;
/** In place of the version of a store that is gone. */
const DELETED = '';

/** Something that happened to a store. */
export interface StoreFeedChange {
  /** The store's id: who hears it may not be allowed to know its name. */
  id: string;
  /** Whoever has read this version knows of it; not known when absent. */
  updatedAt?: string;
}

/** Someone who shows stores. */
export interface StoreFeedListener {
  /** A store has changed or is gone. */
  onChange(change: StoreFeedChange): void;
  /** Anything may have changed without being told. */
  onGap(): void;
  /** The backend is there. */
  onPulse(): void;
}

const feeds = new WeakMap<object, StoreFeed>();
const WITHOUT_SIGNALS = {};

/**
 * Tells those who show stores what they have to read again.
 *
 * The signals client says neither when a subscription takes effect nor when it
 * has lost the connection, and does not always come back by itself. The backend's
 * pulses tell: as long as they are heard nothing is asked for, and each tells of
 * the changes that did not get here. Without them everything is read again every
 * 20 seconds, and the subscription is renewed, which has the client connect anew.
 *
 * While nobody sees the page, nothing is read; once it is seen again, everything.
 */
export class StoreFeed {
  readonly #signalApi: SignalApi | undefined;
  readonly #listeners = new Set<StoreFeedListener>();
  /** By the store's id, the last version that a pulse told of. */
  #told = new Map<string, string>();
  #subscriptions: SignalSubscriber[] = [];
  #timer?: ReturnType<typeof setTimeout>;
  #isConnected = false;
  /** No change up to this one was missed. */
  #toldUntil?: string;

  /** The one feed of an app, with its signals if it has any. */
  static of(signalApi: SignalApi | undefined): StoreFeed {
    const key = signalApi ?? WITHOUT_SIGNALS;
    const feed = feeds.get(key) ?? new StoreFeed(signalApi);
    feeds.set(key, feed);
    return feed;
  }

  private constructor(signalApi: SignalApi | undefined) {
    this.#signalApi = signalApi;
  }

  /** Tells the listener until the function is called that it returns. */
  listen(listener: StoreFeedListener): () => void {
    this.#listeners.add(listener);
    if (this.#listeners.size === 1) {
      this.#start();
    }
    return () => {
      this.#listeners.delete(listener);
      if (this.#listeners.size === 0) {
        this.#stop();
      }
    };
  }

  #start(): void {
    this.#told = new Map();
    this.#toldUntil = undefined;
    this.#isConnected = false;
    this.#subscribe();
    this.#wait(POLL_MS);
    window.addEventListener('online', this.#catchUp);
    document.addEventListener('visibilitychange', this.#catchUp);
  }

  #stop(): void {
    this.#unsubscribe();
    clearTimeout(this.#timer);
    window.removeEventListener('online', this.#catchUp);
    document.removeEventListener('visibilitychange', this.#catchUp);
  }

  #subscribe(): void {
    if (this.#signalApi) {
      this.#subscriptions = [
        this.#signalApi.subscribe<StoreChangeSignal>(
          STORE_SIGNAL_CHANNEL,
          ({ id }) => this.#tell(each => each.onChange({ id })),
        ),
        this.#signalApi.subscribe<StorePulseSignal>(
          STORE_PULSE_CHANNEL,
          pulse => this.#follow(pulse),
        ),
      ];
    }
  }

  #unsubscribe(): void {
    for (const subscription of this.#subscriptions.splice(0)) {
      subscription.unsubscribe();
    }
  }

  #wait(milliseconds: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#isConnected = false;
      this.#catchUp();
      this.#wait(POLL_MS);
    }, milliseconds);
  }

  #follow(pulse: StorePulseSignal): void {
    const hasGap =
      !this.#isConnected ||
      this.#toldUntil === undefined ||
      pulse.since > this.#toldUntil;
    this.#isConnected = true;
    this.#wait(SILENCE_MS);

    const news = this.#takeNews(pulse);
    this.#tell(listener => {
      if (hasGap) {
        listener.onGap();
        return;
      }
      listener.onPulse();
      news.forEach(change => listener.onChange(change));
    });
  }

  /** What no pulse before has told of. */
  #takeNews({ changed, deleted, since }: StorePulseSignal): StoreFeedChange[] {
    const newest = changed[0]?.updatedAt ?? since;
    if (this.#toldUntil === undefined || newest > this.#toldUntil) {
      this.#toldUntil = newest;
    }
    const news = [
      ...changed.filter(({ id, updatedAt }) => {
        const told = this.#told.get(id);
        return told === undefined || told < updatedAt;
      }),
      ...deleted
        .filter(id => this.#told.get(id) !== DELETED)
        .map(id => ({ id })),
    ];
    for (const { id, updatedAt } of changed) {
      this.#told.set(id, updatedAt);
    }
    for (const id of deleted) {
      this.#told.set(id, DELETED);
    }
    return news;
  }

  readonly #catchUp = (): void => {
    if (document.visibilityState === 'hidden') {
      return;
    }
    if (!this.#isConnected) {
      this.#unsubscribe();
      this.#subscribe();
    }
    this.#tell(listener => listener.onGap());
  };

  /** Who does not see the page is told when they do. */
  #tell(tell: (listener: StoreFeedListener) => void): void {
    if (document.visibilityState !== 'hidden') {
      this.#listeners.forEach(tell);
    }
  }
}
