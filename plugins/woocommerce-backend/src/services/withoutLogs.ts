import {
  Store,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** A store without what its containers, Helm and the shop itself have said. */
export function withoutLogs(store: Store): Store {
  const { evidence: _, verification, operation, ...rest } = store;
  return {
    ...rest,
    operation: withoutEvidence(operation),
    ...(verification && { verification: withoutAnswer(verification) }),
  };
}

/** The same of an operation. */
export function withoutEvidence(operation: StoreOperation): StoreOperation {
  const { evidence: _, ...rest } = operation;
  return rest;
}

function withoutAnswer(
  verification: NonNullable<Store['verification']>,
): NonNullable<Store['verification']> {
  const { answer: _, ...rest } = verification;
  return rest;
}
