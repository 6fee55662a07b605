import { JsonObject } from '@backstage/types';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../database';

/** What is kept of a store before something is done to it. */
export function summarizeRecord(store: StoreRecord): JsonObject {
  const { owner, plan, status, chartVersion, operation } = store;
  return {
    owner,
    plan,
    protected: store.protected,
    phase: status.phase,
    chartVersion,
    operation: `${operation.kind} ${operation.status}`,
  };
}

/** The same of a store as the API shows it. */
export function summarizeStore(store: Store): JsonObject {
  const { owner, plan, phase, release, operation } = store;
  return {
    owner,
    plan,
    protected: store.protected,
    phase,
    chartVersion: release.version,
    operation: `${operation.kind} ${operation.status}`,
  };
}
