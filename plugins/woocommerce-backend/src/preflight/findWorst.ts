import {
  PreflightCheckResult,
  PreflightCheckStatus,
} from '@woocommerce-backstage/plugin-woocommerce-common';

const WORST_FIRST = ['fail', 'warn', 'pass', 'unknown'] as const;

/** The worst of all that is known. */
export function findWorst(
  results: readonly PreflightCheckResult[],
): PreflightCheckStatus {
  return (
    WORST_FIRST.find(status =>
      results.some(result => result.status === status),
    ) ?? 'unknown'
  );
}
