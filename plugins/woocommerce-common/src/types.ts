import { components } from './schema/generated/openapi';

/**
 * A store, as it was asked for and as it was last observed.
 *
 * @public
 */
export type Store = components['schemas']['Store'];

/**
 * Where a store is in its life.
 *
 * @public
 */
export type StorePhase = components['schemas']['StorePhase'];

/**
 * One rung of the ladder that a store climbs, as it was last observed.
 *
 * @public
 */
export type StoreCondition = components['schemas']['StoreCondition'];

/**
 * The name of a rung of the ladder.
 *
 * @public
 */
export type StoreConditionType = components['schemas']['StoreConditionType'];

/**
 * The Helm release of a store.
 *
 * @public
 */
export type StoreRelease = components['schemas']['StoreRelease'];

/**
 * How far the ladder must be climbed for a store to be Ready.
 *
 * @public
 */
export type StoreReadiness = components['schemas']['StoreReadiness'];

/**
 * Something that was asked for of a store.
 *
 * @public
 */
export type StoreOperation = components['schemas']['StoreOperation'];

/**
 * A step of an operation.
 *
 * @public
 */
export type StoreOperationStep = components['schemas']['StoreOperationStep'];

/**
 * What deleting a store would take away.
 *
 * @public
 */
export type DeletePlan = components['schemas']['DeletePlan'];

/**
 * A volume claim that would go, and what would happen to its volume.
 *
 * @public
 */
export type DeletePlanVolumeClaim =
  components['schemas']['DeletePlanVolumeClaim'];

/**
 * Something to be known before a store is deleted.
 *
 * @public
 */
export type DeletePlanNote = components['schemas']['DeletePlanNote'];

/**
 * How a store is to be deleted.
 *
 * @public
 */
export interface DeleteStoreRequest {
  /** The `hash` of the delete plan that was looked at. */
  plan: string;
}

/**
 * What the last check of a store's storefront and checkout found.
 *
 * @public
 */
export type StoreVerification = components['schemas']['StoreVerification'];

/**
 * Something that happened to a store.
 *
 * @public
 */
export type StoreEvent = components['schemas']['StoreEvent'];

/**
 * What a caller says of the store that they want.
 *
 * @public
 */
export type CreateStoreRequest = components['schemas']['CreateStoreRequest'];

/**
 * A field to sort stores by, with a leading `-` for descending order.
 *
 * @public
 */
export type StoreSort = components['schemas']['StoreSort'];

/**
 * Which stores to list, and in which order.
 *
 * @public
 */
export interface ListStoresRequest {
  /** Only stores in this phase. */
  phase?: StorePhase;
  /** Only stores of this owner, an entity reference. */
  owner?: string;
  /** Only stores whose name or title contains this text, whatever its case. */
  q?: string;
  /** `-createdAt` when absent. */
  sort?: StoreSort;
  /** The largest number of stores in the answer, 1 to 100; 20 when absent. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same filters and sorting. */
  cursor?: string;
}

/**
 * One page of stores.
 *
 * @public
 */
export type StoreList = components['schemas']['StoreList'];
