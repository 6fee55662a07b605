/**
 * Keeps one catalog entity for each WooCommerce store, and one for their REST
 * API.
 *
 * @packageDocumentation
 */

export { catalogModuleWoocommerce as default } from './module';
