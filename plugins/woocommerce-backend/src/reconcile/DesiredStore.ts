import { StoreReadiness } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord } from '../database/StoreRepository';
import { StoreObject } from '../kubernetes/ObservedStore';

/** What was asked for, and what has to be known to tell whether it is there. */
export type DesiredStore = Pick<
  StoreRecord,
  | 'id'
  | 'name'
  | 'namespace'
  | 'namespaceUid'
  | 'chart'
  | 'status'
  | 'verification'
  | 'operation'
> & {
  /** What its chart makes; undefined when the chart left the configuration. */
  readonly layout?: StoreLayout;
  /** How far it has to climb the ladder to be Ready. */
  readonly readiness: StoreReadiness;
  /** Whether pods are only said to run. */
  readonly simulatedNodes: boolean;
  /** How long a Helm call may take; a pending release that is older has lost it. */
  readonly helmTimeoutMs: number;
  /** The same for a Helm call that upgrades a release. */
  readonly upgradeTimeoutMs: number;
};

/** What a chart makes of a store in the cluster. */
export interface StoreLayout {
  /** Whether it is all in the namespace, and goes with it. */
  readonly isNamespaced: boolean;
  /** The workloads that must be ready, by the rung they stand for. */
  readonly workloads: { DatabaseReady: string; WordPressReady: string };
  /** What has the store's label, by which it is watched, if it is there. */
  readonly labelled?: readonly StoreObject[];
  /** The keys that the Secret with the passwords must have. */
  readonly secretKeys: readonly string[];
  /** The CronJob that does the scheduled work; undefined when there is none. */
  readonly cronJob?: string;
}
