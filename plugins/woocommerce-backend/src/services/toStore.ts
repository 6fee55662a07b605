import {
  Store,
  STORE_REASONS,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationRecord, StoreRecord } from '../database';
import { StoreSetting } from './getStoreSetting';

/** The store as the API shows it; what isn't known is absent. */
export function toStore(record: StoreRecord, setting: StoreSetting): Store {
  const { status } = record;
  const availableVersion = setting.chartConfig?.version;
  return {
    id: record.id,
    name: record.name,
    title: record.title,
    owner: record.owner,
    plan: record.plan,
    readiness: setting.readiness,
    ...(record.blueprint && { blueprint: record.blueprint }),
    phase: status.phase,
    ...(status.reason && {
      reason: status.reason,
      hint: STORE_REASONS[status.reason].hint,
    }),
    ...(status.message && { message: status.message }),
    conditions: status.conditions,
    url: record.url,
    adminUrl: record.adminUrl,
    namespace: record.namespace,
    release: {
      name: record.namespace,
      chart: record.chart,
      version: record.chartVersion,
      ...(status.releaseRevision !== undefined && {
        revision: status.releaseRevision,
      }),
      ...(availableVersion !== undefined &&
        availableVersion !== record.chartVersion && { availableVersion }),
    },
    operation: toStoreOperation(record.operation),
    ...(record.verification && { verification: record.verification }),
    ...(record.entityRef && { entityRef: record.entityRef }),
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    updatedAt: record.updatedAt.toISOString(),
    ...(status.observedAt && { observedAt: status.observedAt.toISOString() }),
  };
}

function toStoreOperation(operation: OperationRecord): StoreOperation {
  const { kind, status, createdAt, finishedAt } = operation;
  return {
    kind,
    // A store's own operation is never one that another has taken the place of.
    status: status === 'Superseded' ? 'Running' : status,
    startedAt: createdAt.toISOString(),
    ...(finishedAt && { finishedAt: finishedAt.toISOString() }),
  };
}
