import { Knex } from 'knex';
import { OperationRecord, StoreRecord } from './StoreRepository';
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
      operation_traceparent: 'operations.traceparent',
      operation_reason: 'operations.reason',
      operation_message: 'operations.message',
      operation_evidence: 'operations.evidence',
      operation_steps: 'operations.steps',
      operation_started_at: 'operations.started_at',
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
    protected: Boolean(row.protected),
    blueprint: row.blueprint ?? undefined,
    cluster: row.cluster,
    entityRef: row.entity_ref ?? undefined,
    namespace: row.namespace,
    namespaceUid: row.namespace_uid ?? undefined,
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
      evidence: fromJson(row.evidence),
      conditions: JSON.parse(row.conditions),
      releaseRevision: row.release_revision ?? undefined,
      observedAt: toDate(row.observed_at),
      unreachableSince: toDate(row.unreachable_since),
    },
    verification: fromJson(row.verification),
    operation: toOperationRecord({
      id: row.operation_id,
      kind: row.operation_kind,
      status: row.operation_status,
      step: row.operation_step,
      attempts: row.operation_attempts,
      deadline: row.operation_deadline,
      actor: row.operation_actor,
      release_applied: row.operation_release_applied,
      base_revision: row.operation_base_revision,
      chart_version: row.operation_chart_version,
      traceparent: row.operation_traceparent,
      reason: row.operation_reason,
      message: row.operation_message,
      evidence: row.operation_evidence,
      steps: row.operation_steps,
      created_at: row.operation_created_at,
      started_at: row.operation_started_at,
      finished_at: row.operation_finished_at,
    }),
  };
}

/** Reads an operation. */
export function toOperationRecord(
  row: Omit<OperationRow, 'store_id'>,
): OperationRecord {
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    step: row.step ?? undefined,
    attempts: row.attempts,
    deadline: new Date(row.deadline),
    actor: row.actor,
    releaseApplied: Boolean(row.release_applied),
    baseRevision: row.base_revision ?? undefined,
    chartVersion: row.chart_version ?? undefined,
    traceparent: row.traceparent ?? undefined,
    reason: row.reason ?? undefined,
    message: row.message ?? undefined,
    evidence: fromJson(row.evidence),
    steps: fromJson(row.steps) ?? [],
    createdAt: new Date(row.created_at),
    startedAt: toDate(row.started_at),
    finishedAt: toDate(row.finished_at),
  };
}

function fromJson<T>(json: string | null): T | undefined {
  return json === null ? undefined : JSON.parse(json);
}

function toDate(timestamp: Timestamp | null): Date | undefined {
  return timestamp === null ? undefined : new Date(timestamp);
}
