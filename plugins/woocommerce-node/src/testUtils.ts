/**
 * Helpers for the tests of code that uses WooCommerce stores.
 *
 * @packageDocumentation
 */

export { storeServiceMock } from './testUtils/storeServiceMock';
