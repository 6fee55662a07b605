/** How the checks that need pods are run. */
export const RUN_PROBE = 'script/doctor --probe';
