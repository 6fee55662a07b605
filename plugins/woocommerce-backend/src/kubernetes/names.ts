/** Who manages a store's objects, in their labels and their managed fields. */
export const MANAGER = 'backstage-woocommerce';

/** The name of a namespace's ResourceQuota and LimitRange. */
export const LIMITS_NAME = 'store-limits';

/**
 * The ClusterRole with what the portal's account may do in a store's namespace,
 * and the RoleBinding that gives it these rights there.
 */
export const INSTALLER_ROLE = 'woocommerce-store-installer';

/** The name of a store's namespace, and of its Helm release. */
export function toNamespaceName(storeName: string): string {
  return `store-${storeName}`;
}

/** The name of the Secret in which Helm keeps a revision of a release. */
export function toReleaseSecretName(release: string, revision: number): string {
  return `sh.helm.release.v1.${release}.v${revision}`;
}

/** The name of the Secret with a store's passwords. */
export function toCredentialsSecretName(namespace: string): string {
  return `${namespace}-credentials`;
}

/**
 * The label of a revision that the portal's own Helm has begun; its value is the
 * revision's number. Helm gives a revision the labels of the one before, so that
 * one that somebody else begins has another's number.
 */
export const OWN_REVISION_LABEL = 'woocommerce.backstage/revision';

/** The label of the ConfigMaps with a chart's programs; its value is the programs' name. */
export const PROGRAMS_LABEL = 'woocommerce.backstage/programs';
