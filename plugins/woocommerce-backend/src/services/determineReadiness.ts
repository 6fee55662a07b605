import { StoreReadiness } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreChart } from '../charts/StoreChart';
import { PlanConfig } from '../config';
import { READINESS_LEVELS } from '../config/types';

/**
 * How far a store has to climb the ladder to be Ready: as far as its plan says,
 * and no farther than its chart and the cluster's nodes let it.
 */
export function determineReadiness(options: {
  /** Undefined when it left the configuration, and nothing is promised any more. */
  plan?: PlanConfig;
  chart?: StoreChart;
  simulatedNodes: boolean;
}): StoreReadiness {
  const { plan, chart, simulatedNodes } = options;
  if (!plan || !chart || simulatedNodes) {
    return 'workload';
  }
  const highest = Math.min(
    READINESS_LEVELS.indexOf(plan.readiness),
    READINESS_LEVELS.indexOf(chart.highestReadiness),
  );
  return READINESS_LEVELS[highest];
}
