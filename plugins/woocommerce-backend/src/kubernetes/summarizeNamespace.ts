import type { V1Namespace } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedNamespace, ObservedProblem } from './ObservedStore';

/**
 * The conditions by which Kubernetes says that a namespace isn't going away.
 *
 * @see https://pkg.go.dev/k8s.io/api/core/v1#NamespaceConditionType
 */
const BLOCKING_CONDITIONS = new Set([
  'NamespaceDeletionDiscoveryFailure',
  'NamespaceDeletionContentFailure',
  'NamespaceDeletionGroupVersionParsingFailure',
  'NamespaceContentRemaining',
  'NamespaceFinalizersRemaining',
]);

/** Says what is to be known of a namespace. */
export function summarizeNamespace(namespace: V1Namespace): ObservedNamespace {
  return {
    uid: namespace.metadata?.uid ?? '',
    storeId: namespace.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL],
    terminating: namespace.metadata?.deletionTimestamp !== undefined,
    blockers: findBlockers(namespace),
  };
}

function findBlockers(namespace: V1Namespace): ObservedProblem[] {
  return (namespace.status?.conditions ?? [])
    .filter(
      ({ type, status }) => status === 'True' && BLOCKING_CONDITIONS.has(type),
    )
    .map(({ type, message }) => ({
      reason:
        type === 'NamespaceFinalizersRemaining'
          ? 'FinalizerHeld'
          : 'NamespaceStuck',
      message: message ?? type,
    }));
}
