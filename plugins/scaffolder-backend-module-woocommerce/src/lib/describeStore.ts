import {
  CONDITION_REASON_SIMULATED_NODES,
  Store,
  StoreCondition,
  STORE_REASONS,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Says in which phase a store is, and what is the matter when something is.
 *
 * @internal
 */
export function describePhase(store: Store): string {
  const trouble = describeTrouble(store);
  const sentence = `Store "${store.name}" is ${store.phase}`;
  return trouble ? `${sentence}: ${trouble}` : `${sentence}.`;
}

/**
 * Says whether a store reached a rung of the ladder.
 *
 * @internal
 */
export function describeCondition(condition: StoreCondition): string {
  const message = toSentence(condition.message) ?? condition.reason;
  switch (condition.status) {
    case 'True':
      return `${condition.type} is reached: ${message}`;
    case 'False':
      return `${condition.type} is not reached yet: ${message}`;
    default:
      return `${condition.type} is not known: ${message}`;
  }
}

/**
 * Whether a rung is worth a word: those that nobody has looked at yet are not.
 *
 * @internal
 */
export function isTelling(condition: StoreCondition): boolean {
  return (
    condition.status !== 'Unknown' ||
    condition.reason === CONDITION_REASON_SIMULATED_NODES
  );
}

/**
 * Says why a store isn't as it should be and what to do, by its reason, message
 * and hint; undefined when nothing is the matter.
 */
function describeTrouble(store: Store): string | undefined {
  if (!store.reason) {
    return undefined;
  }
  const known = STORE_REASONS[store.reason as StoreReason];
  return [
    toSentence(store.reason),
    toSentence(store.message ?? known?.summary),
    toSentence(store.hint ?? known?.hint),
  ]
    .filter(Boolean)
    .join(' ');
}

function toSentence(text: string | undefined): string | undefined {
  const trimmed = text?.trim();
  if (!trimmed) {
    return undefined;
  }
  return /[.!?…]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
