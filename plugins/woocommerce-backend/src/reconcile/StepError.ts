import {
  FailureEvidence,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** A step failed for a reason that has a name. */
export class StepError extends Error {
  name = 'StepError';

  readonly reason: StoreReason;

  /** What proves it. */
  readonly evidence?: readonly FailureEvidence[];

  constructor(options: {
    reason: StoreReason;
    message: string;
    evidence?: readonly FailureEvidence[];
    cause?: unknown;
  }) {
    super(options.message, { cause: options.cause });
    this.reason = options.reason;
    this.evidence = options.evidence;
  }
}
