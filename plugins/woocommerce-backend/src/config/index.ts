export { getStorefront } from './getStorefront';
export { listPlanClusters } from './listPlanClusters';
export {
  type BlueprintConfig,
  type ChartConfig,
  type ChartType,
  type ClusterConfig,
  type ConcurrencyConfig,
  type DeadlinesConfig,
  type HelmConfig,
  type PlanConfig,
  type QuotaLimits,
  type QuotasConfig,
  type RateLimitConfig,
  type StorefrontConfig,
  type WoocommerceConfig,
} from './types';
