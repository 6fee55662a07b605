import { StoreChange } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Tells whoever wants to know that a store changed. */
export interface StoreChangePublisher {
  /**
   * To be called after the change is committed. Never throws: what is told is
   * in the database anyway.
   */
  publish(change: StoreChange): Promise<void>;
}
