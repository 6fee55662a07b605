import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { CreateStoreRequest } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ClusterConfig, PlanConfig, WoocommerceConfig } from '../config';
import { NewStore } from '../database';
import { chooseBlueprint } from '../input/chooseBlueprint';
import { findNameObstacle } from '../input/findNameObstacle';
import { toNamespaceName } from '../kubernetes/names';
import { Actor } from '../permissions';
import { defaultOwner } from './defaultOwner';
import { findPlaces } from './findPlaces';

/**
 * Fills in what the caller has not said of the store that they want, apart from
 * where it will be.
 *
 * @throws InputError when something of it can't be had
 */
export function toNewStore(options: {
  input: CreateStoreRequest;
  actor: Actor;
  config: WoocommerceConfig;
}): {
  store: Omit<NewStore, 'cluster' | 'url' | 'adminUrl'>;
  places: ClusterConfig[];
} {
  const { input, actor, config } = options;
  const { name, title = name, owner = defaultOwner(actor), entityRef } = input;
  const obstacle = findNameObstacle(config, name);
  if (obstacle !== undefined) {
    throw new InputError(obstacle);
  }
  const plan = findPlan(config, input.plan);
  const chart = config.charts.get(plan.chart)!;
  const places = findPlaces({ config, plan, cluster: input.cluster });
  const store = {
    id: randomUUID(),
    name,
    title,
    owner,
    plan: plan.name,
    protected: input.protected ?? plan.protected,
    blueprint: chooseBlueprint({ name: input.blueprint, plan, config }),
    entityRef,
    namespace: toNamespaceName(name),
    chart: chart.name,
    chartVersion: chart.version,
    createdBy: actor.ref,
  };
  return { store, places };
}

function findPlan(
  config: WoocommerceConfig,
  name = config.defaultPlan,
): PlanConfig {
  const plan = config.plans.get(name);
  if (!plan) {
    const names = [...config.plans.keys()].join(', ');
    throw new InputError(`plan must be one of ${names}`);
  }
  return plan;
}
