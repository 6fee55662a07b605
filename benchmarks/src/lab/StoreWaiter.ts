import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PortalProcess } from './PortalProcess';
import { StoreFeed } from './StoreFeed';

/** How long one store may take among many others. */
const TIMEOUT_MS = 1_800_000;
/** A signal that got lost must not cost more than this. */
const ASK_AGAIN_MS = 5_000;

/** Waits for stores as a browser does: asks when it hears that one has changed. */
export class StoreWaiter {
  readonly #portal: PortalProcess;
  readonly #feed: StoreFeed;
  readonly #waiting = new Map<string, () => void>();

  static async start(portal: PortalProcess): Promise<StoreWaiter> {
    return new StoreWaiter(portal, await StoreFeed.connect(portal.url));
  }

  private constructor(portal: PortalProcess, feed: StoreFeed) {
    this.#portal = portal;
    this.#feed = feed;
    feed.onSignal(id => this.#waiting.get(id)?.());
    feed.onPulse(id => this.#waiting.get(id)?.());
  }

  /**
   * Returns once a store is Ready.
   *
   * @throws when it is Failed, or takes too long
   */
  async waitUntilReady({ id, name }: Store): Promise<void> {
    const end = performance.now() + TIMEOUT_MS;
    for (;;) {
      // Heard of while it is being asked, it has to be asked again.
      const heard = this.#listen(id);
      const { phase, reason, message } = await this.#portal.api.getStore(name);
      if (phase === 'Ready') {
        this.#waiting.delete(id);
        return;
      }
      if (phase === 'Failed' || performance.now() > end) {
        throw new Error(`${name} is ${phase}: ${reason} ${message}`);
      }
      await heard;
    }
  }

  stop(): void {
    this.#feed.close();
  }

  #listen(id: string): Promise<void> {
    return new Promise(resolve => {
      const timer = setTimeout(resolve, ASK_AGAIN_MS);
      this.#waiting.set(id, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
