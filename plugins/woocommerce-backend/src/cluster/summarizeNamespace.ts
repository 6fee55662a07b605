import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  ObservedNamespace,
  ObservedProblem,
} from '../kubernetes/ObservedStore';
import { WatchedNamespace } from '../kubernetes/watch/WatchedObjects';
import { cleanMessage } from '../text/cleanMessage';
import { findHolders } from './findDeletionObstacles';

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

/** Such as `metrics.k8s.io/v1beta1`. */
const GROUP_VERSION =
  /([a-z0-9-]+(?:\.[a-z0-9-]+)+)\/(v\d+(?:(?:alpha|beta)\d+)?)\b/g;

/** Says what is to be known of a namespace. */
export function summarizeNamespace(
  namespace: WatchedNamespace,
): ObservedNamespace {
  return {
    uid: namespace.metadata?.uid ?? '',
    storeId: namespace.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL],
    terminating: namespace.metadata?.deletionTimestamp !== undefined,
    blockers: [...findBlockers(namespace), ...findHolds(namespace)],
  };
}

/** The conditions say nothing of finalizers of the namespace itself. */
function findHolds(namespace: WatchedNamespace): ObservedProblem[] {
  return findHolders('Namespace', namespace).map(({ reason, message }) => ({
    reason,
    message,
  }));
}

function findBlockers(namespace: WatchedNamespace): ObservedProblem[] {
  return (namespace.status?.conditions ?? [])
    .filter(
      ({ type, status }) => status === 'True' && BLOCKING_CONDITIONS.has(type),
    )
    .map(({ type, message = type }) => ({
      reason:
        type === 'NamespaceFinalizersRemaining'
          ? 'FinalizerHeld'
          : 'NamespaceStuck',
      ...(type === 'NamespaceDeletionDiscoveryFailure'
        ? explainDiscovery(cleanMessage(message))
        : { message: cleanMessage(message) }),
    }));
}

/** Kubernetes names the group and version of an API that is dead, not its APIService. */
function explainDiscovery(message: string): Omit<ObservedProblem, 'reason'> {
  const found = [...message.matchAll(GROUP_VERSION)];
  const names = [
    ...new Set(found.map(([, group, version]) => `${version}.${group}`)),
  ];
  return names.length > 0
    ? {
        message: `APIService ${names.join(', ')} does not answer: ${message}`,
        evidence: names.map(name => ({ kind: 'APIService', name, message })),
      }
    : { message };
}
