/**
 * The channel on which browsers hear that a store changed.
 *
 * @public
 */
export const STORE_SIGNAL_CHANNEL = 'woocommerce:stores';

/**
 * The topic on which backend plugins hear that a store changed.
 *
 * @public
 */
export const STORE_EVENT_TOPIC = 'woocommerce.stores';

/**
 * Says to backend plugins that a store changed: its phase, its protection, whether
 * its cluster answers, an operation that was asked for or has ended; and while none
 * is under way, its reason, its release or a condition. How far an operation has
 * come, and other words for the same, only {@link StorePulse} tells. It holds
 * nothing else of the store: whoever wants to know more asks the API.
 *
 * @public
 */
export type StoreChange = {
  /** `deleted` when the store is verified to be gone, `updated` otherwise. */
  action: 'updated' | 'deleted';
  /** The store's name. */
  name: string;
};

/**
 * Says the same to browsers, and how far an operation has come: of each store once
 * a second at most, and more rarely where many are under way. It comes with the
 * store's id in place of its name: those who hear it may not be allowed to know
 * that there is such a store.
 *
 * @public
 */
export type StoreChangeSignal = {
  /** `deleted` when the store is verified to be gone, `updated` otherwise. */
  action: 'updated' | 'deleted';
  /** The store's `id`. */
  id: string;
};

/**
 * The channel on which browsers hear every few seconds which stores changed
 * lately.
 *
 * @public
 */
export const STORE_PULSE_CHANNEL = 'woocommerce:pulse';

/**
 * The topic on which backend plugins hear every few seconds which stores changed
 * lately.
 *
 * @public
 */
export const STORE_PULSE_TOPIC = 'woocommerce.pulse';

/**
 * How often each replica of the backend sends a {@link StorePulse}.
 *
 * @public
 */
export const STORE_PULSE_INTERVAL_MS = 10_000;

/**
 * Says to backend plugins which stores changed lately, whether any did or not.
 * Whoever hears it is connected, and compares it with what they have read: a
 * {@link StoreChange} may get lost on its way, or never be sent by a replica that
 * dies.
 *
 * @public
 */
export type StorePulse = {
  /** All stores that changed after `since`, the latest first. */
  changed: {
    /** The store's name. */
    name: string;
    /** The store's `updatedAt`. */
    updatedAt: string;
  }[];
  /** The names of stores that are gone since about a minute. */
  deleted: string[];
  /** ISO 8601; who has heard of nothing so late has missed something. */
  since: string;
};

/**
 * Says the same to browsers, with the stores' ids in place of their names.
 *
 * @public
 */
export type StorePulseSignal = {
  /** All stores that changed after `since`, the latest first. */
  changed: {
    /** The store's `id`. */
    id: string;
    /** The store's `updatedAt`. */
    updatedAt: string;
  }[];
  /** The ids of stores that are gone since about a minute. */
  deleted: string[];
  /** ISO 8601; who has heard of nothing so late has missed something. */
  since: string;
};
