import { JsonObject } from '@backstage/types';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';

/** Options of a call that leaves an audit record. */
export interface CallOptions extends StoreServiceOptions {
  /** Adds to what the audit record says when the call succeeds. */
  note?(meta: JsonObject): void;
}
