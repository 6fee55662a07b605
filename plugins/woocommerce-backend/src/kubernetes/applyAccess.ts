/**
 * Gives the portal's account what it needs, and fences it in. The values of
 * the access alone would take the portal out of a release that has one.
 */
export const APPLY_ACCESS =
  'upgrade the release of charts/platform that installed the portal, with its own values; where the portal runs elsewhere: helm upgrade --install backstage charts/platform --namespace backstage --create-namespace --values charts/platform/values-access.yaml';
