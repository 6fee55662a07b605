export { EngineMetrics } from './EngineMetrics';
export { HelmMetrics } from './HelmMetrics';
export { KubernetesMetrics, type WatchEnd } from './KubernetesMetrics';
export { RefusalMetrics } from './RefusalMetrics';
export { type ClusterMetrics, StoreMetrics } from './StoreMetrics';
