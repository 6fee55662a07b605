import {
  AuditAction,
  AuditEvent,
  AuditEventFilter,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { Timestamp } from '../database/storeRows';

/** What was asked for together with what came of it, whose columns have a prefix. */
interface AuditEventRow {
  /** A big number, which PostgreSQL answers as text. */
  id: string | number;
  action: AuditAction;
  store_name: string;
  store_id: string | null;
  owner: string | null;
  actor: string;
  via: string | null;
  address: string | null;
  /** JSON. */
  before: string | null;
  requested_at: Timestamp;
  outcome: Exclude<AuditEvent['outcome'], 'unknown'> | null;
  message: string | null;
  outcome_store_id: string | null;
  outcome_owner: string | null;
  /** JSON. */
  after: string | null;
  finished_at: Timestamp | null;
}

/** Starts a query for the events that match. */
export function selectAuditEvents(
  database: Knex,
  filter: AuditEventFilter,
): Knex.QueryBuilder<AuditEventRow, AuditEventRow[]> {
  return database('audit_events')
    .leftJoin('audit_outcomes', 'audit_outcomes.event_id', 'audit_events.id')
    .select<AuditEventRow[]>('audit_events.*', {
      outcome: 'audit_outcomes.outcome',
      message: 'audit_outcomes.message',
      outcome_store_id: 'audit_outcomes.store_id',
      outcome_owner: 'audit_outcomes.owner',
      after: 'audit_outcomes.after',
      finished_at: 'audit_outcomes.finished_at',
    })
    .where(matches(filter));
}

/** Reads the event of such a row. */
export function toAuditEvent(row: AuditEventRow): AuditEvent {
  const storeId = row.store_id ?? row.outcome_store_id;
  const owner = row.owner ?? row.outcome_owner;
  return {
    id: String(row.id),
    action: row.action,
    storeName: row.store_name,
    ...(storeId !== null && { storeId }),
    ...(owner !== null && { owner }),
    actor: row.actor,
    ...(row.via !== null && { via: row.via }),
    ...(row.address !== null && { address: row.address }),
    outcome: row.outcome ?? 'unknown',
    ...(row.message !== null && { message: row.message }),
    ...(row.before !== null && { before: JSON.parse(row.before) }),
    ...(row.after !== null && { after: JSON.parse(row.after) }),
    requestedAt: new Date(row.requested_at).toISOString(),
    ...(row.finished_at !== null && {
      finishedAt: new Date(row.finished_at).toISOString(),
    }),
  };
}

function matches(filter: AuditEventFilter): Knex.QueryCallback {
  const { actor, store, action, outcome, since, until } = filter;
  return query => {
    if (actor !== undefined) {
      query.where('audit_events.actor', actor);
    }
    if (store !== undefined) {
      query.where('audit_events.store_name', store);
    }
    if (action !== undefined) {
      query.where('audit_events.action', action);
    }
    if (outcome === 'unknown') {
      query.whereNull('audit_outcomes.outcome');
    } else if (outcome !== undefined) {
      query.where('audit_outcomes.outcome', outcome);
    }
    if (since !== undefined) {
      query.where('audit_events.requested_at', '>=', new Date(since));
    }
    if (until !== undefined) {
      query.where('audit_events.requested_at', '<', new Date(until));
    }
  };
}
