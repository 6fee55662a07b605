export { answerInTime } from './answerInTime';
export { type ClusterConnections, CONNECTION_MS } from './ClusterConnections';
export { DatabaseClusterConnections } from './DatabaseClusterConnections';
export { DatabaseStoreCensus } from './DatabaseStoreCensus';
export { DatabaseStoreLeases } from './DatabaseStoreLeases';
export { DatabaseStoreRepository } from './DatabaseStoreRepository';
export {
  type Census,
  type ClusterCount,
  type StoreCensus,
} from './StoreCensus';
export {
  type Placement,
  type StoreUsage,
  type UsageCheck,
  type UsageSubject,
} from './Placement';
export { type StoreRequest } from './storeRequests';
export {
  type ClaimedStore,
  type HeldStore,
  LEASE_MS,
  type PeekedStore,
  type RenewedLease,
  type StoreLeases,
  type TurnLimits,
} from './StoreLeases';
export {
  type NewStore,
  type NewStoreEvent,
  type OperationChanges,
  type OperationKind,
  type OperationRecord,
  type OperationStatus,
  type OperationStep,
  type StoreChanges,
  type StoreClaim,
  type StoreCriteria,
  type StoreFilter,
  type StoreId,
  type StorePage,
  type StoreRecord,
  type StoreRepository,
  type StoreStatus,
} from './StoreRepository';
