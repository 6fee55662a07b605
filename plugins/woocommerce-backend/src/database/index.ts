export { DatabaseStoreRepository } from './DatabaseStoreRepository';
export {
  type NewStore,
  type NewStoreEvent,
  type OperationChanges,
  type OperationKind,
  type OperationRecord,
  type OperationStatus,
  type StorePage,
  type StoreRecord,
  type StoreRepository,
  type StoreStatus,
} from './StoreRepository';
