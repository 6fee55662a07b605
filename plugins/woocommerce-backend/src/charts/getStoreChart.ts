import { ChartType } from '../config';
import { BitnamiWordpressChart } from './BitnamiWordpressChart';
import { StoreChart } from './StoreChart';
import { WoocommerceStoreChart } from './WoocommerceStoreChart';

const STORE_CHARTS: Record<ChartType, StoreChart> = {
  'woocommerce-store': new WoocommerceStoreChart(),
  'bitnami-wordpress': new BitnamiWordpressChart(),
};

/** What the engine has to know of a chart of this type. */
export function getStoreChart(type: ChartType): StoreChart {
  return STORE_CHARTS[type];
}
