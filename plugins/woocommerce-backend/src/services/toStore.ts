import {
  Store,
  STORE_REASONS,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../database';

/** The store as the API shows it; what isn't known is absent. */
export function toStore(record: StoreRecord): Store {
  const { status } = record;
  return {
    id: record.id,
    name: record.name,
    title: record.title,
    owner: record.owner,
    plan: record.plan,
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
    },
    ...(record.entityRef && { entityRef: record.entityRef }),
    createdAt: record.createdAt.toISOString(),
    createdBy: record.createdBy,
    updatedAt: record.updatedAt.toISOString(),
    ...(status.observedAt && { observedAt: status.observedAt.toISOString() }),
  };
}
