import {
  Store,
  STORE_REASONS,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../database';
import { StoreSetting } from './getStoreSetting';
import { toStoreOperation } from './toStoreOperation';

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
    cluster: record.cluster,
    protected: record.protected,
    readiness: setting.readiness,
    ...(record.blueprint && { blueprint: record.blueprint }),
    phase: status.phase,
    ...(status.reason && {
      reason: status.reason,
      hint: STORE_REASONS[status.reason].hint,
    }),
    ...(status.message && { message: status.message }),
    ...(status.evidence && { evidence: [...status.evidence] }),
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
    operation: toStoreOperation(record.operation, record.queuePosition),
    ...(record.verification && { verification: record.verification }),
    ...(record.entityRef && { entityRef: record.entityRef }),
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    updatedAt: record.updatedAt.toISOString(),
    ...(status.observedAt && { observedAt: status.observedAt.toISOString() }),
    ...(status.unreachableSince && {
      unreachableSince: status.unreachableSince.toISOString(),
    }),
  };
}

/** The same with what a list has room for. */
export function toListedStore(
  record: StoreRecord,
  setting: StoreSetting,
): Store {
  const { evidence: _, operation, ...store } = toStore(record, setting);
  const { evidence: __, steps: ___, ...rest } = operation;
  return { ...store, operation: rest };
}
