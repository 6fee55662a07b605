import { isError } from '@backstage/errors';
import { Plan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { listPlanClusters, PlanConfig, WoocommerceConfig } from '../config';
import { getReserves } from '../config/reserves';
import { StoreRepository } from '../database';
import { Actor, StoreResource } from '../permissions';
import { listSubjects } from '../quotas/listSubjects';
import { getStoreDemand, requireRoom } from '../quotas/requireRoom';
import { chooseCluster } from './chooseCluster';
import { explainForAll } from './explainForAll';
import { StoreInspector } from './StoreInspector';
import { toCandidate } from './toCandidate';
import { toPlannedStore } from './toPlannedStore';

/**
 * Lists the plans, and says of each whether somebody could have a store of it now.
 *
 * @param options.admit - throws when a store must not be made
 */
export async function listPlans(options: {
  config: WoocommerceConfig;
  inspector: Pick<StoreInspector, 'isReachable'>;
  repository: StoreRepository;
  actor: Actor;
  owner: string;
  admit?(store: StoreResource): void;
}): Promise<Plan[]> {
  const { config, inspector, repository, actor, owner, admit } = options;
  const people = listSubjects({ actor, owner });
  const clusters = config.clusters.map(({ name }) => name);
  const usages = await repository.readUsages([
    ...people,
    ...clusters.map(name => ({ scope: 'cluster' as const, name })),
  ]);
  const getUsage = (cluster: string) =>
    usages[people.length + clusters.indexOf(cluster)];

  const requireAvailable = (plan: PlanConfig, places: string[]) => {
    admit?.(toPlannedStore({ plan, actor, owner }));
    const demand = getStoreDemand(plan);
    const { name } = chooseCluster(
      places.map(cluster =>
        toCandidate({ config, inspector, cluster, usage: getUsage(cluster) }),
      ),
      demand,
    );
    explainForAll(places, () =>
      requireRoom({
        config,
        subjects: [...people, { scope: 'cluster', name }],
        usages: [...usages.slice(0, people.length), getUsage(name)],
        demand,
        now: new Date(),
      }),
    );
  };
  return [...config.plans.values()].map(plan => {
    const places = listPlanClusters(config, plan).map(({ name }) => name);
    const message = getMessage(() => requireAvailable(plan, places));
    return {
      name: plan.name,
      title: plan.title,
      clusters: places,
      readiness: plan.readiness,
      protected: plan.protected,
      default: plan.name === config.defaultPlan,
      available: message === undefined,
      ...(message !== undefined && { message }),
      reserves: getReserves(plan),
    };
  });
}

/** What an attempt says that fails. */
function getMessage(attempt: () => void): string | undefined {
  try {
    attempt();
    return undefined;
  } catch (error) {
    if (isError(error)) {
      return error.message;
    }
    throw error;
  }
}
