import { StoreReadiness } from '@woocommerce-backstage/plugin-woocommerce-common';
import { getStoreChart } from '../charts/getStoreChart';
import { StoreChart } from '../charts/StoreChart';
import { ChartConfig, WoocommerceConfig } from '../config';
import { StoreRecord } from '../database';
import { determineReadiness } from './determineReadiness';

/** What the configuration says now of a store that was made earlier. */
export interface StoreSetting {
  /** Its chart in the chart catalogue; undefined when it is no longer there. */
  readonly chartConfig?: ChartConfig;
  readonly chart?: StoreChart;
  readonly simulatedNodes: boolean;
  readonly readiness: StoreReadiness;
}

/** Looks up what a store was made of. */
export function getStoreSetting(
  config: WoocommerceConfig,
  store: Pick<StoreRecord, 'chart' | 'cluster' | 'plan'>,
): StoreSetting {
  const chartConfig = config.charts.get(store.chart);
  const chart = chartConfig && getStoreChart(chartConfig.type);
  const plan = config.plans.get(store.plan);
  const cluster = config.clusters.find(({ name }) => name === store.cluster);
  const simulatedNodes = cluster?.simulatedNodes ?? false;
  return {
    chartConfig,
    chart,
    simulatedNodes,
    readiness: determineReadiness({ plan, chart, simulatedNodes }),
  };
}
