import type { V1Namespace } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database/StoreRepository';
import { describeReason } from '../describeReason';
import { StepError } from '../StepError';
import { applyLimits } from './applyLimits';
import { StepContext } from './Step';
import { toStoreLabels } from './toStoreLabels';

/**
 * Creates the store's namespace with its limits. They are there before anything
 * else, so that no pod ever runs without them.
 */
export async function createNamespace(context: StepContext): Promise<void> {
  const { cluster, record, store } = context;
  const namespace = await cluster.createNamespace(buildNamespace(store));
  const storeId = namespace.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL];
  if (storeId !== store.id) {
    throw new StepError(
      describeReason('ForeignNamespace', `Namespace ${store.namespace}`),
    );
  }
  await record({ namespaceUid: namespace.metadata?.uid });
  await applyLimits(context);
}

function buildNamespace(store: StoreRecord): V1Namespace {
  return {
    metadata: {
      name: store.namespace,
      labels: {
        ...toStoreLabels(store),
        [WOOCOMMERCE_STORE_ID_LABEL]: store.id,
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}
