import type { V1Namespace } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database/StoreRepository';
import { describeReason } from '../describeReason';
import { describeUnlabelled } from '../describeUnlabelled';
import { getNamespaceOwnership } from '../getNamespaceOwnership';
import { StepError } from '../StepError';
import { applyLimits } from './applyLimits';
import { restoreLabels } from './restoreLabels';
import { StepContext } from './Step';
import { toStoreLabels } from './toStoreLabels';

/**
 * Creates the store's namespace with its limits. They are there before anything
 * else, so that no pod ever runs without them. A repair also puts the labels
 * back that somebody took from the namespace and its volume claims.
 */
export async function createNamespace(context: StepContext): Promise<void> {
  const { cluster, record, store } = context;
  const wanted = buildNamespace(store);
  const { metadata } = await cluster.createNamespace(wanted);
  const uid = metadata?.uid ?? '';
  const ownership = getNamespaceOwnership(store, {
    uid,
    storeId: metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL],
  });
  if (ownership === 'foreign') {
    throw new StepError(
      describeReason('ForeignNamespace', `Namespace ${store.namespace}`),
    );
  }
  if (store.operation.kind === 'repair') {
    // One that was made anew since is refused by its UID.
    await cluster.apply({ ...wanted, metadata: { ...wanted.metadata, uid } });
    await restoreLabels(context);
  } else if (ownership === 'unlabelled') {
    throw new StepError(describeUnlabelled(store));
  }
  await record({ namespaceUid: uid });
  await applyLimits(context);
}

function buildNamespace(store: StoreRecord): V1Namespace {
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
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
