/** Gives the portal's account what it needs, and fences it in. */
export const APPLY_ACCESS =
  'helm upgrade --install backstage charts/platform --namespace backstage --create-namespace --values charts/platform/values-access.yaml';

/** How the checks that need pods are run. */
export const RUN_PROBE = 'script/doctor --probe';
