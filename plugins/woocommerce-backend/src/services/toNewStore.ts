import { randomUUID } from 'node:crypto';
import { InputError } from '@backstage/errors';
import { CreateStoreRequest } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, WoocommerceConfig } from '../config';
import { NewStore } from '../database';
import { findNameObstacle } from '../input/findNameObstacle';
import { chooseBlueprint } from '../input/chooseBlueprint';
import { toNamespaceName } from '../kubernetes/names';
import { defaultOwner } from './defaultOwner';
import { Actor } from './toActor';
import { toStoreAddresses } from './toStoreAddresses';

/**
 * Fills in what the caller has not said of the store that they want.
 *
 * @throws InputError when something of it can't be had
 */
export function toNewStore(options: {
  input: CreateStoreRequest;
  actor: Actor;
  config: WoocommerceConfig;
}): NewStore {
  const { input, actor, config } = options;
  const { name, title = name, owner = defaultOwner(actor), entityRef } = input;
  const obstacle = findNameObstacle(config, name);
  if (obstacle !== undefined) {
    throw new InputError(obstacle);
  }
  const plan = findPlan(config, input.plan);
  const chart = config.charts.get(plan.chart)!;
  return {
    id: randomUUID(),
    name,
    title,
    owner,
    plan: plan.name,
    protected: input.protected ?? plan.protected,
    blueprint: chooseBlueprint({ name: input.blueprint, plan, config }),
    cluster: config.clusters[0].name,
    entityRef,
    namespace: toNamespaceName(name),
    ...toStoreAddresses(name, config.storefront),
    chart: chart.name,
    chartVersion: chart.version,
    createdBy: actor.ref,
  };
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
