import type { V1LimitRange, V1ResourceQuota } from '@kubernetes/client-node';
import { LIMITS_NAME } from '../../kubernetes/names';
import { getPlan } from './getConfigured';
import { StepContext } from './Step';
import { toStoreLabels } from './toStoreLabels';

/**
 * A store is reached through an Ingress or a Gateway, and by no port of a node's
 * or address of its own. A plan may say otherwise.
 */
const NO_WAY_AROUND = {
  'services.nodeports': '0',
  'services.loadbalancers': '0',
};

/** Makes the limits of the store's namespace be those that its plan has now. */
export async function applyLimits(context: StepContext): Promise<void> {
  const { cluster, store } = context;
  const plan = getPlan(context);
  const metadata = {
    name: LIMITS_NAME,
    namespace: store.namespace,
    labels: toStoreLabels(store),
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
    spec: { hard: { ...NO_WAY_AROUND, ...plan.quota } },
  };
  await Promise.all([cluster.apply(limitRange), cluster.apply(quota)]);
}
