import {
  Preflight,
  PreflightCheckResult,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What a preflight came to of which one check is told; of a cluster that is well when absent. */
export function makePreflight(
  check: Partial<PreflightCheckResult> = {},
  overrides: Partial<Preflight> = {},
): Preflight {
  const result: PreflightCheckResult = {
    id: 'storage-class',
    title: 'Storage classes',
    status: 'pass',
    message: 'All is well.',
    preventsStores: false,
    ...check,
  };
  return {
    cluster: 'local',
    status: result.status,
    observedAt: new Date().toISOString(),
    probed: false,
    checks: [result],
    ...overrides,
  };
}
