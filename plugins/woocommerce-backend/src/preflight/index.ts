export { AuthorizedClusterService } from './AuthorizedClusterService';
export { type ClusterGate } from './ClusterGate';
export { type ClusterService } from './ClusterService';
export { DefaultClusterService } from './DefaultClusterService';
export { startPreflight } from './startPreflight';
