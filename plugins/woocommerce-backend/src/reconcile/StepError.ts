import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A step failed for a reason that has a name. */
export class StepError extends Error {
  name = 'StepError';

  readonly reason: StoreReason;

  constructor(options: {
    reason: StoreReason;
    message: string;
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.reason = options.reason;
  }
}
