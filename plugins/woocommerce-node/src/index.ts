/**
 * Lets other backend plugins and modules create, read and delete WooCommerce
 * stores.
 *
 * @packageDocumentation
 */

export { type StoreService, type StoreServiceOptions } from './StoreService';
export { storeServiceRef } from './storeServiceRef';
