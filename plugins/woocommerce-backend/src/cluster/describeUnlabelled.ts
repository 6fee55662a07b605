import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';

/** Says why a namespace is left alone that was made for the store. */
export function describeUnlabelled(store: {
  readonly id: string;
  readonly namespace: string;
}): ObservedProblem {
  return {
    reason: 'LabelsRemoved',
    message: `Namespace ${store.namespace} lacks the label ${WOOCOMMERCE_STORE_ID_LABEL}=${store.id}, without which nothing in it is deleted. Put the label back, or delete the namespace.`,
  };
}
