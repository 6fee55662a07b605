import { getStoreChart } from '../../charts/getStoreChart';
import { StoreChart } from '../../charts/StoreChart';
import { BlueprintConfig, ChartConfig, PlanConfig } from '../../config';
import { StepError } from '../StepError';
import { StepContext } from './Step';

/**
 * The store's plan.
 *
 * @throws StepError when it was taken out of the configuration meanwhile
 */
export function getPlan(context: StepContext): PlanConfig {
  const { config, store } = context;
  return config.plans.get(store.plan) ?? fail(`Plan ${store.plan}`);
}

/**
 * The store's chart in the chart catalogue.
 *
 * @throws StepError when it was taken out of the configuration meanwhile
 */
export function getChart(context: StepContext): ChartConfig {
  const { config, store } = context;
  return config.charts.get(store.chart) ?? fail(`Chart ${store.chart}`);
}

/**
 * What the engine has to know of the store's chart.
 *
 * @throws StepError when it was taken out of the configuration meanwhile
 */
export function getChartOfStore(context: StepContext): StoreChart {
  return getStoreChart(getChart(context).type);
}

/**
 * The store's blueprint; undefined when it has none.
 *
 * @throws StepError when it was taken out of the configuration meanwhile
 */
export function getBlueprint(
  context: StepContext,
): BlueprintConfig | undefined {
  const { config, store } = context;
  return store.blueprint === undefined
    ? undefined
    : config.blueprints.get(store.blueprint) ??
        fail(`Blueprint ${store.blueprint}`);
}

function fail(subject: string): never {
  throw new StepError({
    reason: 'Unclassified',
    message: `${subject} is no longer configured; the store can’t be changed until it is again.`,
  });
}
