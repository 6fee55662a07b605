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
 * Says that a store changed. It holds nothing else of the store, since those who
 * hear it may not be allowed to read it: whoever wants to know more asks the API.
 *
 * @public
 */
export type StoreChange = {
  /** `deleted` when the store is verified to be gone, `updated` otherwise. */
  action: 'updated' | 'deleted';
  /** The store's name. */
  name: string;
};
