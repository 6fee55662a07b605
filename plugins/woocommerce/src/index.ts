/**
 * WooCommerce stores in Backstage's new frontend system.
 *
 * @packageDocumentation
 */

export { woocommerceApiRef } from './api';
export { woocommercePlugin as default } from './plugin';
export { woocommerceTranslationRef } from './translation';
