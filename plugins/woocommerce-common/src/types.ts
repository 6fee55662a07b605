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
 * What is to be recorded of a store from now on.
 *
 * @public
 */
export type UpdateStoreRequest = components['schemas']['UpdateStoreRequest'];

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
  /** Only stores in the cluster of this name. */
  cluster?: string;
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
 * How all stores do, in numbers.
 *
 * @public
 */
export type Overview = components['schemas']['Overview'];

/**
 * How a cluster and its stores do, in numbers.
 *
 * @public
 */
export type ClusterOverview = components['schemas']['ClusterOverview'];

/**
 * One page of stores.
 *
 * @public
 */
export type StoreList = components['schemas']['StoreList'];

/**
 * What a store can be, and whether the caller could have one of it now.
 *
 * @public
 */
export type Plan = components['schemas']['Plan'];

/**
 * What is reserved for a store: CPU in cores, memory and storage in bytes.
 *
 * @public
 */
export type ResourceAmounts = components['schemas']['ResourceAmounts'];

/**
 * How much of something a user, a group or a cluster may have.
 *
 * @public
 */
export type Quota = components['schemas']['Quota'];

/**
 * Whether a quota is of a user, a group, or a whole cluster.
 *
 * @public
 */
export type QuotaScope = components['schemas']['QuotaScope'];

/**
 * What a quota is about.
 *
 * @public
 */
export type QuotaResource = components['schemas']['QuotaResource'];

/**
 * Whether a new store can have a name.
 *
 * @public
 */
export type StoreNameCheck = components['schemas']['StoreNameCheck'];

/**
 * What was asked for, in the audit log.
 *
 * @public
 */
export type AuditAction = components['schemas']['AuditAction'];

/**
 * What came of what was asked for.
 *
 * @public
 */
export type AuditOutcome = components['schemas']['AuditOutcome'];

/**
 * Something that somebody asked for, and what came of it.
 *
 * @public
 */
export type AuditEvent = components['schemas']['AuditEvent'];

/**
 * One page of audit events, the latest first.
 *
 * @public
 */
export type AuditEventList = components['schemas']['AuditEventList'];

/**
 * Which audit events to read.
 *
 * @public
 */
export interface AuditEventFilter {
  /** Only what this user or service asked for. */
  actor?: string;
  /** Only what was asked of stores of this name. */
  store?: string;
  /** Only this kind of request. */
  action?: AuditAction;
  /** Only what came to this. */
  outcome?: AuditOutcome;
  /** Only what was asked for at this time or later, ISO 8601. */
  since?: string;
  /** Only what was asked for before this time, ISO 8601. */
  until?: string;
}

/**
 * Which audit events to list.
 *
 * @public
 */
export interface ListAuditEventsRequest extends AuditEventFilter {
  /** The largest number of events in the answer, 1 to 100; 20 when absent. */
  limit?: number;
  /** The `nextCursor` of the page before, with the same filters. */
  cursor?: string;
}

/**
 * The file that audit events are exported to: comma-separated values, or one JSON
 * object a line.
 *
 * @public
 */
export type AuditExportFormat = 'csv' | 'jsonl';

/**
 * What a check of a cluster is about.
 *
 * @public
 */
export type PreflightCheckId = components['schemas']['PreflightCheckId'];

/**
 * What a check of a cluster came to.
 *
 * @public
 */
export type PreflightCheckStatus =
  components['schemas']['PreflightCheckStatus'];

/**
 * What a check of a cluster has found, and what to do about it.
 *
 * @public
 */
export type PreflightCheckResult =
  components['schemas']['PreflightCheckResult'];

/**
 * What a cluster lacks of what stores need.
 *
 * @public
 */
export type Preflight = components['schemas']['Preflight'];

/**
 * A cluster in which stores live.
 *
 * @public
 */
export type Cluster = components['schemas']['Cluster'];
