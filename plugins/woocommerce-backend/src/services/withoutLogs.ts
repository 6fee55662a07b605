import {
  Store,
  STORE_REASONS,
  StoreCondition,
  StoreEvent,
  StoreOperation,
  StoreReason,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * A store without what its containers, Helm and the shop itself have said. What
 * is the matter is still said, in words of this plugin.
 */
export function withoutLogs(store: Store): Store {
  const { evidence: _, message: __, ...rest } = store;
  const { verification } = store;
  const message = summarize(store.reason);
  return {
    ...rest,
    ...(message !== undefined && { message }),
    conditions: store.conditions.map(toBareCondition),
    operation: toBareOperation(store.operation),
    ...(verification && { verification: toBareVerification(verification) }),
  };
}

/** The same of an operation. */
export function toBareOperation(operation: StoreOperation): StoreOperation {
  const { evidence: _, message: __, steps, ...rest } = operation;
  const message = summarize(operation.reason);
  return {
    ...rest,
    ...(message !== undefined && { message }),
    ...(steps && {
      steps: steps.map(({ message: ___, ...step }) => step),
    }),
  };
}

/** The same of an event. */
export function toBareEvent(event: StoreEvent): StoreEvent {
  return event.type === 'Normal'
    ? event
    : { ...event, message: summarize(event.reason) ?? event.reason };
}

function toBareCondition(condition: StoreCondition): StoreCondition {
  return condition.status === 'True'
    ? condition
    : {
        ...condition,
        message: summarize(condition.reason) ?? condition.reason,
      };
}

function toBareVerification(
  verification: StoreVerification,
): StoreVerification {
  const { answer: _, ...rest } = verification;
  const { passed, rung, step = rung } = verification;
  return passed ? rest : { ...rest, message: `The check failed at ${step}.` };
}

/** What a reason means; undefined when there is none, or none of a store. */
function summarize(reason: string | undefined): string | undefined {
  return reason !== undefined && Object.hasOwn(STORE_REASONS, reason)
    ? STORE_REASONS[reason as StoreReason].summary
    : undefined;
}
