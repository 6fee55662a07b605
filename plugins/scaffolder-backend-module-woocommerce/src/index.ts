/**
 * Scaffolder actions that create, wait for, read and delete WooCommerce stores.
 *
 * @packageDocumentation
 */

export { scaffolderModuleWoocommerce as default } from './module';
