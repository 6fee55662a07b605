import {
  FailureEvidence,
  STORE_REASONS,
  Store,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Why a store isn't as it should be. */
export interface Problem {
  reason: string;
  severity: 'error' | 'warning';
  summary: string;
  message?: string;
  hint?: string;
  /** What proves it. */
  evidence: readonly FailureEvidence[];
  /** When the cluster last answered, if it does not now: what is shown is as old as that. */
  lastSeen?: string;
}

/** Says what is the matter with a store, if anything is. */
export function toProblem(store: Store): Problem | undefined {
  const { reason } = store;
  if (!reason) {
    return undefined;
  }
  const description = isStoreReason(reason) ? STORE_REASONS[reason] : undefined;
  const summary = description?.summary ?? reason;
  const saysItAll = store.message?.includes(summary);
  return {
    reason,
    severity: store.phase === 'Failed' ? 'error' : 'warning',
    summary: (saysItAll && store.message) || summary,
    message: saysItAll ? undefined : store.message,
    hint: store.hint ?? description?.hint,
    evidence: store.evidence ?? [],
    lastSeen: store.unreachableSince,
  };
}

function isStoreReason(reason: string): reason is StoreReason {
  return Object.hasOwn(STORE_REASONS, reason);
}
