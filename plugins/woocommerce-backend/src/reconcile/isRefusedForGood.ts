import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationRecord } from '../database/StoreRepository';
import { ObservedProblem } from '../kubernetes/ObservedStore';
import { isSince } from './isSince';

/** Pods that are refused for these will be refused again until somebody changes something. */
const REFUSALS: readonly StoreReason[] = [
  'AdmissionRejected',
  'LimitRangeViolated',
  'QuotaExceeded',
  'QuotaNeedsLimits',
];

/** How long that has to stay. */
const GRACE_MS = 4_000;

/**
 * Whether a new store can't come up as the API server takes none of its pods, so
 * that there is nothing to wait for. A refusal from before a retry says nothing:
 * who makes the pods tries again ever more rarely, and may not have tried since.
 * A store that is there already may be short of its quota for a moment, while its
 * old pods go.
 */
export function isRefusedForGood(
  { kind, createdAt }: Pick<OperationRecord, 'kind' | 'createdAt'>,
  { reason, since }: ObservedProblem,
  now: Date,
): boolean {
  return (
    kind === 'provision' &&
    since !== undefined &&
    REFUSALS.includes(reason) &&
    isSince(since, createdAt) &&
    now.getTime() - since.getTime() >= GRACE_MS
  );
}
