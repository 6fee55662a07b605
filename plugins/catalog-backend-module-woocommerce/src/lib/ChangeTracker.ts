import {
  Store,
  STORE_PULSE_INTERVAL_MS,
  StorePulse,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Without a pulse for so long, something was missed. */
const SILENCE_MS = 3 * STORE_PULSE_INTERVAL_MS;

/**
 * Finds out of pulses which stores changed without anybody telling.
 *
 * @internal
 */
export class ChangeTracker {
  /** By the store's name, in which version it was read last. */
  readonly #versions = new Map<string, string>();
  /** No change up to this one was missed. */
  #trackedUntil?: string;
  #lastPulseAt?: number;

  /** Remembers which version of a store was read. */
  set(store: Pick<Store, 'name' | 'updatedAt'>): void {
    this.#versions.set(store.name, store.updatedAt);
  }

  /** Remembers that there is no such store. */
  delete(name: string): void {
    this.#versions.delete(name);
  }

  /** Remembers which version of each store was read, and that there are no others. */
  replace(stores: Pick<Store, 'name' | 'updatedAt'>[]): void {
    this.#versions.clear();
    for (const store of stores) {
      this.set(store);
    }
  }

  /** The names of stores to read again, or `all`. */
  follow(pulse: StorePulse): string[] | 'all' {
    const hasGap =
      this.#trackedUntil !== undefined &&
      (pulse.since > this.#trackedUntil ||
        Date.now() - (this.#lastPulseAt ?? 0) > SILENCE_MS);
    const newest = pulse.changed[0]?.updatedAt ?? pulse.since;
    if (!this.#trackedUntil || newest > this.#trackedUntil) {
      this.#trackedUntil = newest;
    }
    this.#lastPulseAt = Date.now();
    if (hasGap) {
      return 'all';
    }
    return [
      ...pulse.changed
        .filter(({ name, updatedAt }) => {
          const version = this.#versions.get(name);
          return version === undefined || version < updatedAt;
        })
        .map(({ name }) => name),
      ...pulse.deleted.filter(name => this.#versions.has(name)),
    ];
  }
}
