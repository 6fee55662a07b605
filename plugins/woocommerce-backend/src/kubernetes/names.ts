/** The name of a namespace's ResourceQuota and LimitRange. */
export const LIMITS_NAME = 'store-limits';

/** The name of a store's namespace, and of its Helm release. */
export function toNamespaceName(storeName: string): string {
  return `store-${storeName}`;
}

/** The name of the Secret with a store's passwords. */
export function toCredentialsSecretName(namespace: string): string {
  return `${namespace}-credentials`;
}
