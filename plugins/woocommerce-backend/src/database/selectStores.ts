import { Knex } from 'knex';
import { StoreRecord } from './StoreRepository';
import { OperationRow, StoreRow, Timestamp } from './storeRows';

/** A store together with its operation, whose columns have a prefix. */
export type StoreWithOperationRow = StoreRow & {
  [Key in keyof OperationRow as `operation_${Key}`]: OperationRow[Key];
};

/** Starts a query for stores and, at the same moment, their operations. */
export function selectStores(
  database: Knex,
): Knex.QueryBuilder<StoreWithOperationRow, StoreWithOperationRow[]> {
  return database('stores')
    .join('operations', 'operations.id', 'stores.operation_id')
    .select('stores.*', {
      operation_kind: 'operations.kind',
      operation_status: 'operations.status',
      operation_step: 'operations.step',
      operation_attempts: 'operations.attempts',
      operation_deadline: 'operations.deadline',
      operation_actor: 'operations.actor',
      operation_release_applied: 'operations.release_applied',
      operation_base_revision: 'operations.base_revision',
      operation_chart_version: 'operations.chart_version',
      operation_reason: 'operations.reason',
      operation_message: 'operations.message',
      operation_created_at: 'operations.created_at',
      operation_finished_at: 'operations.finished_at',
    });
}

/** Reads the store of such a row. */
export function toStoreRecord(row: StoreWithOperationRow): StoreRecord {
  return {
    id: row.id,
    name: row.name,
    title: row.title,
    owner: row.owner,
    plan: row.plan,
    blueprint: row.blueprint ?? undefined,
    cluster: row.cluster,
    entityRef: row.entity_ref ?? undefined,
    namespace: row.namespace,
    url: row.url,
    adminUrl: row.admin_url,
    chart: row.chart,
    chartVersion: row.chart_version,
    createdAt: new Date(row.created_at),
    createdBy: row.created_by,
    updatedAt: new Date(row.updated_at),
    status: {
      phase: row.phase,
      reason: row.reason ?? undefined,
      message: row.message ?? undefined,
      conditions: JSON.parse(row.conditions),
      releaseRevision: row.release_revision ?? undefined,
      observedAt: toDate(row.observed_at),
      unreachableSince: toDate(row.unreachable_since),
    },
    verification:
      row.verification === null ? undefined : JSON.parse(row.verification),
    operation: {
      id: row.operation_id,
      kind: row.operation_kind,
      status: row.operation_status,
      step: row.operation_step ?? undefined,
      attempts: row.operation_attempts,
      deadline: new Date(row.operation_deadline),
      actor: row.operation_actor,
      releaseApplied: Boolean(row.operation_release_applied),
      baseRevision: row.operation_base_revision ?? undefined,
      chartVersion: row.operation_chart_version ?? undefined,
      reason: row.operation_reason ?? undefined,
      message: row.operation_message ?? undefined,
      createdAt: new Date(row.operation_created_at),
      finishedAt: toDate(row.operation_finished_at),
    },
  };
}

function toDate(timestamp: Timestamp | null): Date | undefined {
  return timestamp === null ? undefined : new Date(timestamp);
}
