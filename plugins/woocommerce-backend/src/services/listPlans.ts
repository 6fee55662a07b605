import { isError } from '@backstage/errors';
import { Plan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, WoocommerceConfig } from '../config';
import { StoreRepository } from '../database';
import { listSubjects } from '../quotas/listSubjects';
import { getStoreDemand, requireRoom } from '../quotas/requireRoom';
import { getReserves } from '../config/reserves';
import { StoreResource } from '../permissions';
import { Actor } from './toActor';
import { toPlannedStore } from './toPlannedStore';

/**
 * Lists the plans, and says of each whether somebody could have a store of it now.
 *
 * @param options.admit - throws when a store must not be made
 */
export async function listPlans(options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  actor: Actor;
  owner: string;
  admit?(store: StoreResource): void;
}): Promise<Plan[]> {
  const { config, repository, actor, owner, admit } = options;
  const subjects = listSubjects({
    actor,
    owner,
    cluster: config.clusters[0].name,
  });
  const usages = await repository.readUsages(subjects);

  const requireAvailable = (plan: PlanConfig) => {
    admit?.(toPlannedStore({ plan, actor, owner }));
    const demand = getStoreDemand(plan);
    requireRoom({ config, subjects, usages, demand, now: new Date() });
  };
  return [...config.plans.values()].map(plan => {
    const message = getMessage(() => requireAvailable(plan));
    return {
      name: plan.name,
      title: plan.title,
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
