import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PortalProcess } from './PortalProcess';
import { StoreFeed } from './StoreFeed';

/** How long one store may take among many others. */
const TIMEOUT_MS = 1_800_000;
/** Pulses make up for signals that got lost; asked each few seconds, hundreds of stores would cost more than what is measured. */
const ASK_AGAIN_MS = 60_000;

/** What somebody waits for. */
interface Wait {
  readonly wake: () => void;
  /** Whether nothing but the store's end is of interest. */
  readonly isForEnd: boolean;
}

/** Waits for stores as a browser does: asks when it hears that one has changed. */
export class StoreWaiter {
  readonly #portal: PortalProcess;
  readonly #feed: StoreFeed;
  /** By the store's id. */
  readonly #waits = new Map<string, Wait>();
  /** By the store's id, the last change that a pulse named: each names all of a minute. */
  readonly #pulsed = new Map<string, string>();

  static async start(portal: PortalProcess): Promise<StoreWaiter> {
    return new StoreWaiter(portal, await StoreFeed.connect(portal.url));
  }

  private constructor(portal: PortalProcess, feed: StoreFeed) {
    this.#portal = portal;
    this.#feed = feed;
    feed.onSignal((id, action) => {
      const wait = this.#waits.get(id);
      if (wait && (action === 'deleted' || !wait.isForEnd)) {
        wait.wake();
      }
    });
    feed.onPulse((id, updatedAt) => {
      const wait = this.#waits.get(id);
      if (wait && !wait.isForEnd && this.#pulsed.get(id) !== updatedAt) {
        this.#pulsed.set(id, updatedAt);
        wait.wake();
      }
    });
  }

  /**
   * Returns once a store is Ready.
   *
   * @throws when it is Failed, or takes too long
   */
  async waitUntilReady(store: Store): Promise<void> {
    await this.#waitUntil(store, ({ phase }) => phase === 'Ready');
  }

  /**
   * Returns once all is done that was asked for of a store, and it is Ready.
   *
   * @throws when it is Failed, or takes too long
   */
  async waitUntilSettled(store: Store): Promise<void> {
    await this.#waitUntil(
      store,
      ({ phase, operation }) => phase === 'Ready' && !!operation.finishedAt,
    );
  }

  /**
   * Returns once nothing of a store is left.
   *
   * @throws when it takes too long
   */
  async waitUntilGone(store: Store): Promise<void> {
    await this.#askUntil(
      store,
      async () => !(await this.#portal.api.hasStore(store.name)),
      { isForEnd: true },
    );
  }

  async #waitUntil(
    { id, name }: Store,
    isSo: (store: Store) => boolean,
  ): Promise<void> {
    await this.#askUntil({ id, name }, async () => {
      const store = await this.#portal.api.getStore(name);
      const { phase, reason, message } = store;
      if (phase === 'Failed') {
        throw new Error(`${name} is ${phase}: ${reason} ${message}`);
      }
      return isSo(store);
    });
  }

  async #askUntil(
    { id, name }: Pick<Store, 'id' | 'name'>,
    isSo: () => Promise<boolean>,
    options: Pick<Wait, 'isForEnd'> = { isForEnd: false },
  ): Promise<void> {
    const end = performance.now() + TIMEOUT_MS;
    for (;;) {
      // Heard of while it is being asked, it has to be asked again.
      const heard = this.#listen(id, options);
      if (await isSo()) {
        this.#waits.delete(id);
        return;
      }
      if (performance.now() > end) {
        throw new Error(`Waited ${TIMEOUT_MS} ms in vain for ${name}`);
      }
      await heard;
    }
  }

  stop(): void {
    this.#feed.close();
  }

  #listen(id: string, options: Pick<Wait, 'isForEnd'>): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ASK_AGAIN_MS);
      this.#waits.set(id, {
        ...options,
        wake: () => {
          clearTimeout(timer);
          resolve();
        },
      });
    });
  }
}
