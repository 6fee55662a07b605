import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/** Which entities have a store, in a form that can be overridden by config. */
export const storeEntityFilter = {
  [`metadata.annotations.${WOOCOMMERCE_STORE_ANNOTATION}`]: { $exists: true },
};
