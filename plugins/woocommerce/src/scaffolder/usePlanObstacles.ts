import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  Plan,
  Preflight,
  PreflightCheckResult,
  woocommerceClusterReadPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from '../hooks/useLiveValue';

/** Why none of a plan's clusters can have a store of it, by the first of them. */
export interface PlanObstacle {
  cluster: string;
  check: PreflightCheckResult;
}

/**
 * Looks for what keeps stores of plans from being made where they would be. Only
 * who may read clusters learns it before the request does; for all others, and
 * while it isn't known, there is nothing.
 */
export function usePlanObstacles(
  plans: Plan[] | undefined,
): (plan: Plan) => PlanObstacle | undefined {
  const api = useApi(woocommerceApiRef);
  const { allowed } = usePermission({
    permission: woocommerceClusterReadPermission,
  });
  const clusters = new Set(plans?.flatMap(plan => plan.clusters));
  const key = allowed ? [...clusters].sort().join() : '';
  const load = useCallback(
    async (signal: AbortSignal) => {
      const preflights = (key ? key.split(',') : []).map(cluster =>
        // What isn't known of one cluster says nothing of the others.
        api.getClusterPreflight(cluster, { signal }).catch(() => undefined),
      );
      return (await Promise.all(preflights)).filter(each => each !== undefined);
    },
    [api, key],
  );
  const { value: preflights = [] } = useLiveValue(load);
  return plan => findObstacle(plan, preflights);
}

function findObstacle(
  plan: Plan,
  preflights: Preflight[],
): PlanObstacle | undefined {
  const obstacles = plan.clusters.map(cluster => {
    const check = preflights
      .find(preflight => preflight.cluster === cluster)
      ?.checks.find(
        ({ preventsStores, plans }) =>
          preventsStores && (!plans || plans.includes(plan.name)),
      );
    return check && { cluster, check };
  });
  return obstacles.every(Boolean) ? obstacles[0] : undefined;
}
