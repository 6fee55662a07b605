import type { V1Namespace } from '@kubernetes/client-node';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { describeUnlabelled } from '../../cluster/describeUnlabelled';
import { getNamespaceOwnership } from '../../cluster/getNamespaceOwnership';
import { StoreRecord } from '../../database/StoreRepository';
import { describeReason } from '../describeReason';
import { StaleClaimError } from '../StaleClaimError';
import { StepError } from '../StepError';
import { applyLimits } from './applyLimits';
import { restoreLabels } from './restoreLabels';
import { StepContext } from './Step';
import { toStoreLabels } from './toStoreLabels';

/**
 * Creates the store's namespace, with the rights that the portal's account needs
 * in it, and with its limits. They are there before anything else, so that no pod
 * ever runs without them. A repair also puts the labels
 * back that somebody took from the namespace and its volume claims.
 */
export async function createNamespace(context: StepContext): Promise<void> {
  const { cluster, store } = context;
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
  await keep(context, uid);
  await cluster.grantAccess({ namespace: store.namespace });
  await applyLimits(context);
}

/**
 * Records that the namespace is the store's. A process that was paused may have
 * made it for a store that was deleted meanwhile: nobody would ever look for it,
 * and its name would be taken for good.
 */
async function keep(context: StepContext, uid: string): Promise<void> {
  const { cluster, isKnown, record, store } = context;
  try {
    await record({ namespaceUid: uid });
  } catch (error) {
    if (error instanceof StaleClaimError && !(await isKnown())) {
      await cluster.deleteNamespace({ name: store.namespace, uid });
    }
    throw error;
  }
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
