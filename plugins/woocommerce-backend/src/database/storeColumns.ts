import { toSearchText } from './toSearchText';
import { toStorableText } from './toStorableText';
import {
  NewStore,
  OperationChanges,
  StoreChanges,
  StoreStatus,
} from './StoreRepository';
import { OperationRow, StoreRow } from './storeRows';

/** The row of a store that was just asked for. */
export function toNewStoreRow(options: {
  store: NewStore;
  operationId: string;
  now: Date;
}): StoreRow {
  const { store, operationId, now } = options;
  return {
    id: store.id,
    name: store.name,
    title: store.title,
    owner: store.owner,
    plan: store.plan,
    protected: store.protected,
    blueprint: store.blueprint ?? null,
    cluster: store.cluster,
    entity_ref: store.entityRef ?? null,
    namespace: store.namespace,
    namespace_uid: null,
    url: store.url,
    admin_url: store.adminUrl,
    chart: store.chart,
    chart_version: store.chartVersion,
    search_text: toSearchText(`${store.name}\n${store.title}`),
    operation_id: operationId,
    ...toStatusColumns({ phase: 'Pending', conditions: [] }),
    verification: null,
    created_at: now,
    created_by: store.createdBy,
    updated_at: now,
    lease_holder: null,
    lease_expires_at: null,
    lease_epoch: 0,
    lease_busy: false,
    due_at: now,
  };
}

/** The columns that hold what was observed of a store. */
export function toStatusColumns(status: StoreStatus) {
  return {
    phase: status.phase,
    reason: status.reason ?? null,
    message: toNullableText(status.message),
    evidence: toJson(status.evidence),
    conditions: JSON.stringify(
      status.conditions.map(condition => ({
        ...condition,
        message: toStorableText(condition.message),
      })),
    ),
    release_revision: status.releaseRevision ?? null,
    observed_at: status.observedAt ?? null,
    unreachable_since: status.unreachableSince ?? null,
  } satisfies Partial<StoreRow>;
}

/**
 * The columns of a store that change. When all that is new is the time of the
 * observation, `updated_at` is not among them.
 */
export function toChangedColumns(
  row: StoreRow,
  changes: StoreChanges,
  now: Date,
): Partial<StoreRow> {
  const { status, chartVersion, namespaceUid, operation } = changes;
  const columns = {
    ...(status && toStatusColumns(status)),
    ...(chartVersion !== undefined && { chart_version: chartVersion }),
    ...(namespaceUid !== undefined && { namespace_uid: namespaceUid }),
    ...('verification' in changes && {
      verification: toJson(changes.verification),
    }),
  };
  const changed =
    operation?.status !== undefined ||
    operation?.steps !== undefined ||
    Object.entries(columns).some(
      ([key, value]) =>
        key !== 'observed_at' &&
        toComparable(row[key as keyof StoreRow]) !== toComparable(value),
    );
  return { ...columns, ...(changed && { updated_at: now }) };
}

/** The columns that change with what is recorded without a lease. */
export function toLookColumns(
  row: StoreRow,
  { dueInMs }: StoreChanges,
  now: Date,
): Pick<StoreRow, 'lease_epoch' | 'due_at'> {
  const dueAt =
    dueInMs === undefined ? null : new Date(now.getTime() + dueInMs);
  const isSooner =
    dueAt && row.due_at !== null && new Date(row.due_at) <= dueAt;
  return {
    lease_epoch: row.lease_epoch + 1,
    // What waits for its turn keeps its place.
    due_at: isSooner ? row.due_at : dueAt,
  };
}

/** The columns to change; a key that is there without a value clears its column. */
export function toOperationColumns(
  changes: OperationChanges,
): Partial<OperationRow> {
  const { status, attempts, deadline, releaseApplied, steps } = changes;
  return {
    ...(status !== undefined && { status }),
    ...(attempts !== undefined && { attempts }),
    ...(deadline !== undefined && { deadline }),
    ...(releaseApplied !== undefined && { release_applied: releaseApplied }),
    ...(steps !== undefined && { steps: toJson(steps) }),
    ...('step' in changes && { step: changes.step ?? null }),
    ...('reason' in changes && { reason: changes.reason ?? null }),
    ...('message' in changes && { message: toNullableText(changes.message) }),
    ...('evidence' in changes && { evidence: toJson(changes.evidence) }),
    ...('startedAt' in changes && { started_at: changes.startedAt ?? null }),
    ...('finishedAt' in changes && {
      finished_at: changes.finishedAt ?? null,
    }),
  };
}

/** Texts from the cluster are in it, which a database may not take as they are. */
function toJson(value: object | undefined): string | null {
  return value === undefined
    ? null
    : JSON.stringify(value, (_key, each) =>
        typeof each === 'string' ? toStorableText(each) : each,
      );
}

/** One of the databases answers with dates, the other one with milliseconds. */
function toComparable(value: unknown): unknown {
  return value instanceof Date ? value.getTime() : value;
}

function toNullableText(text: string | undefined): string | null {
  return text === undefined ? null : toStorableText(text);
}
