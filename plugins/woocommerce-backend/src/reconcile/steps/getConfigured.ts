import { ChartConfig, PlanConfig } from '../../config';
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

function fail(subject: string): never {
  throw new StepError({
    reason: 'Unclassified',
    message: `${subject} is no longer configured; the store can’t be changed until it is again.`,
  });
}
