/**
 * Helpers for the tests of code that uses WooCommerce stores.
 *
 * @packageDocumentation
 */

export { makeStore } from './testUtils/makeStore';
export { storeServiceMock } from './testUtils/storeServiceMock';
