import { InputError } from '@backstage/errors';
import { getStoreChart } from '../charts/getStoreChart';
import { PlanConfig, WoocommerceConfig } from '../config';

/**
 * The name of the blueprint for a new store: the one asked for, else the
 * plan's own; undefined when there is none.
 *
 * @throws InputError when the one asked for can't be had
 */
export function chooseBlueprint(options: {
  name: string | undefined;
  plan: PlanConfig;
  config: WoocommerceConfig;
}): string | undefined {
  const { name, plan, config } = options;
  if (name === undefined) {
    return plan.blueprint;
  }
  const chart = config.charts.get(plan.chart)!;
  if (!getStoreChart(chart.type).hasBlueprints) {
    throw new InputError(
      `blueprint must be left out: the chart of plan ${plan.name} can't use any`,
    );
  }
  if (!config.blueprints.has(name)) {
    const names = [...config.blueprints.keys()].join(', ');
    throw new InputError(
      names
        ? `blueprint must be one of ${names}`
        : 'blueprint must be left out: none is configured',
    );
  }
  return name;
}
