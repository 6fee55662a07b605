import type {
  V1LimitRange,
  V1Namespace,
  V1ResourceQuota,
} from '@kubernetes/client-node';
import {
  WOOCOMMERCE_STORE_ID_LABEL,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../../database/StoreRepository';
import { LIMITS_NAME, MANAGER } from '../../kubernetes/names';
import { describeReason } from '../describeReason';
import { StepError } from '../StepError';
import { getPlan } from './getConfigured';
import { StepContext } from './Step';

/**
 * Creates the store's namespace with its limits. They are there before anything
 * else, so that no pod ever runs without them.
 */
export async function createNamespace(context: StepContext): Promise<void> {
  const { cluster, store } = context;
  const plan = getPlan(context);
  const namespace = await cluster.createNamespace(buildNamespace(store));
  const storeId = namespace.metadata?.labels?.[WOOCOMMERCE_STORE_ID_LABEL];
  if (storeId !== store.id) {
    throw new StepError(
      describeReason('ForeignNamespace', `Namespace ${store.namespace}`),
    );
  }
  const metadata = {
    name: LIMITS_NAME,
    namespace: store.namespace,
    labels: toLabels(store),
  };
  const limitRange: V1LimitRange = {
    apiVersion: 'v1',
    kind: 'LimitRange',
    metadata,
    spec: {
      limits: [
        {
          type: 'Container',
          _default: plan.limitRange.default,
          defaultRequest: plan.limitRange.defaultRequest,
        },
      ],
    },
  };
  const quota: V1ResourceQuota = {
    apiVersion: 'v1',
    kind: 'ResourceQuota',
    metadata,
    spec: { hard: plan.quota },
  };
  await cluster.apply(limitRange);
  await cluster.apply(quota);
}

function buildNamespace(store: StoreRecord): V1Namespace {
  return {
    metadata: {
      name: store.namespace,
      labels: {
        ...toLabels(store),
        [WOOCOMMERCE_STORE_ID_LABEL]: store.id,
        'pod-security.kubernetes.io/enforce': 'restricted',
        'pod-security.kubernetes.io/warn': 'restricted',
        'pod-security.kubernetes.io/audit': 'restricted',
      },
    },
  };
}

function toLabels(store: StoreRecord): Record<string, string> {
  return {
    'app.kubernetes.io/managed-by': MANAGER,
    [WOOCOMMERCE_STORE_LABEL]: store.name,
  };
}
