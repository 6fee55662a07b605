import { InputError } from '@backstage/errors';
import { listPlanClusters } from '../config/listPlanClusters';
import { toKeyPath } from '../config/toKeyPath';
import {
  ChartConfig,
  PlanConfig,
  READINESS_LEVELS,
  WoocommerceConfig,
} from '../config/types';
import { checkPlanValues } from './checkPlanValues';
import { createValuesCheck, ValuesCheck } from './createValuesCheck';
import { getStoreChart } from './getStoreChart';

/**
 * Finds what plans and blueprints want and their charts can't do, which would
 * otherwise be found when someone asks for a store. Every problem is a sentence
 * that starts with its key.
 *
 * @throws InputError when a chart can't be read
 */
export function checkPlans(
  config: Pick<
    WoocommerceConfig,
    'blueprints' | 'charts' | 'clusters' | 'plans' | 'storefront'
  >,
): string[] {
  const checks = new Map(
    [...config.charts].map(([name, chart]) => [name, readValuesCheck(chart)]),
  );
  const problems = [...config.plans.values()].flatMap(plan => {
    const chart = config.charts.get(plan.chart)!;
    const check = checks.get(plan.chart)!;
    return [
      ...checkAbilities(plan, chart),
      ...listPlanClusters(config, plan).flatMap(cluster =>
        checkPlanValues({
          ...config,
          plan,
          chart,
          check,
          storefront: cluster.storefront ?? config.storefront,
          storefrontKey: cluster.storefront
            ? toKeyPath([
                'clusters',
                config.clusters.indexOf(cluster),
                'storefront',
              ])
            : toKeyPath(['storefront']),
        }),
      ),
    ];
  });
  return [...new Set(problems)];
}

/** Only charts in directories can be asked; for others, Helm asks at the install. */
function readValuesCheck(chart: ChartConfig): ValuesCheck {
  if (chart.ref.startsWith('oci://')) {
    return () => [];
  }
  try {
    return createValuesCheck(chart.ref);
  } catch (error) {
    throw new InputError(
      `${toKeyPath([
        'charts',
        chart.name,
        'path',
      ])} has values that can't be read`,
      error,
    );
  }
}

function checkAbilities(plan: PlanConfig, chart: ChartConfig): string[] {
  const { hasBlueprints, highestReadiness } = getStoreChart(chart.type);
  const key = (name: string) => toKeyPath(['plans', plan.name, name]);
  const possible = READINESS_LEVELS.slice(
    0,
    READINESS_LEVELS.indexOf(highestReadiness) + 1,
  );
  const problems: string[] = [];
  if (!possible.some(level => level === plan.readiness)) {
    problems.push(
      `${key('readiness')} must be ${possible.join(
        ' or ',
      )}, which is as far as a chart of type ${chart.type} gets`,
    );
  }
  if (plan.blueprint !== undefined && !hasBlueprints) {
    problems.push(
      `${key('blueprint')} must be left out, because a chart of type ${
        chart.type
      } can't use any`,
    );
  }
  return problems;
}
