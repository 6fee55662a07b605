import {
  StoreEvent,
  StorePhase,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationKind, OperationStatus } from './StoreRepository';

/** PostgreSQL answers with dates, SQLite with milliseconds. */
export type Timestamp = Date | number;

/** A row of the table `stores`. */
export interface StoreRow {
  id: string;
  name: string;
  title: string;
  owner: string;
  plan: string;
  /** SQLite answers with 0 or 1. */
  protected: boolean | number;
  blueprint: string | null;
  cluster: string;
  entity_ref: string | null;
  namespace: string;
  namespace_uid: string | null;
  url: string;
  admin_url: string;
  chart: string;
  chart_version: string;
  search_text: string;
  operation_id: string;
  phase: StorePhase;
  reason: StoreReason | null;
  message: string | null;
  /** JSON. */
  evidence: string | null;
  conditions: string;
  release_revision: number | null;
  /** JSON. */
  verification: string | null;
  observed_at: Timestamp | null;
  unreachable_since: Timestamp | null;
  created_at: Timestamp;
  created_by: string;
  updated_at: Timestamp;
  lease_holder: string | null;
  lease_expires_at: Timestamp | null;
  lease_epoch: number;
  /** SQLite answers with 0 or 1. */
  lease_busy: boolean | number;
  due_at: Timestamp | null;
}

/** A row of the table `operations`. */
export interface OperationRow {
  id: string;
  store_id: string;
  kind: OperationKind;
  status: OperationStatus;
  step: string | null;
  attempts: number;
  deadline: Timestamp;
  actor: string;
  /** SQLite answers with 0 or 1. */
  release_applied: boolean | number;
  base_revision: number | null;
  chart_version: string | null;
  traceparent: string | null;
  reason: StoreReason | null;
  message: string | null;
  /** JSON. */
  evidence: string | null;
  /** JSON. */
  steps: string | null;
  created_at: Timestamp;
  started_at: Timestamp | null;
  finished_at: Timestamp | null;
}

/** A row of the table `past_operations`. */
export interface PastOperationRow {
  id: string;
  cluster: string;
  kind: OperationKind;
  status: OperationStatus;
  reason: StoreReason | null;
  created_at: Timestamp;
  finished_at: Timestamp;
}

/** A row of the table `requests`. */
export interface RequestRow {
  actor: string;
  key: string;
  hash: string;
  store_id: string;
  operation_id: string;
  created_at: Timestamp;
}

/** A row of the table `store_creations`. */
export interface StoreCreationRow {
  store_id: string;
  created_by: string;
  owner: string;
  cluster: string;
  created_at: Timestamp;
}

/** A row of the table `store_events`. */
export interface StoreEventRow {
  /** A big number, which PostgreSQL answers as text. */
  id: string | number;
  store_id: string;
  type: StoreEvent['type'];
  reason: string;
  message: string;
  created_at: Timestamp;
}

/** A row of the table `cluster_connections`. */
export interface ClusterConnectionRow {
  cluster: string;
  holder: string;
  confirmed_at: Timestamp;
}
