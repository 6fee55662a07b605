import {
  QuotaResource,
  QuotaScope,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Which quota has no room, in numbers. */
export interface QuotaExcess {
  readonly scope: QuotaScope;
  /** Whose it is, an entity reference or the name of a cluster. */
  readonly subject: string;
  readonly resource: QuotaResource;
  readonly limit: number;
  readonly used: number;
  readonly requested: number;
}

/** There is no room for something until something else goes. */
export class QuotaExceededError extends Error {
  name = 'QuotaExceededError';
  /** By it Backstage's error middleware knows what to answer. */
  readonly statusCode = 409;
  readonly quota: QuotaExcess;

  constructor(message: string, quota: QuotaExcess) {
    super(message);
    this.quota = quota;
  }
}
