export { readWoocommerceConfig } from './readWoocommerceConfig';
export {
  type ChartConfig,
  type ClusterConfig,
  type DeadlinesConfig,
  type HelmConfig,
  type PlanConfig,
  type StorefrontConfig,
  type WoocommerceConfig,
} from './types';
