import { PreflightCheckResult } from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Puts checks together that came to the very same, such as all those that a
 * cluster doesn't answer; in the order of their first.
 */
export function groupChecks(
  checks: PreflightCheckResult[],
): PreflightCheckResult[][] {
  const groups = new Map<string, PreflightCheckResult[]>();
  for (const check of checks) {
    const key = JSON.stringify([check.status, check.message, check.fix]);
    groups.set(key, [...(groups.get(key) ?? []), check]);
  }
  return [...groups.values()];
}
