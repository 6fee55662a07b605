import { JsonObject } from '@backstage/types';
import { StoreServiceOptions } from '@woocommerce-backstage/plugin-woocommerce-node';
import { Request } from 'express';
import { StoreCriteria, StoreRecord } from '../database';
import { StoreResource } from '../permissions';

/** Options of a call inside of this plugin. */
export interface CallOptions extends StoreServiceOptions {
  /** The stores that there are for the caller; all when absent. */
  criteria?: StoreCriteria;
  /**
   * Called with a store as it would be made, before anything is recorded.
   *
   * @throws NotAllowedError when it must not be made
   */
  admit?(store: StoreResource): void;
  /** The request that it came with; absent when it came from inside the portal. */
  request?: Request;
  /** What asks for it on the caller's behalf, when their credentials don't say it. */
  via?: string;
  /** The header `If-Match`: the store is changed as it was looked at, or not at all. */
  ifMatch?: string;
  /** The store of which was asked whether the caller may; no other one will do. */
  seen?: Pick<StoreRecord, 'id' | 'updatedAt'>;
  /** Adds to what the audit record says when the call succeeds. */
  note?(meta: JsonObject): void;
}
