export { woocommerceApiFactory } from './woocommerceApiFactory';
export { woocommerceApiRef } from './woocommerceApiRef';
