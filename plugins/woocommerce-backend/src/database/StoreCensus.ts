import {
  StorePhase,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationKind } from './StoreRepository';

/** So many of something in a cluster. */
export interface ClusterCount {
  readonly cluster: string;
  readonly count: number;
}

/** How many stores and operations there are at a moment. */
export interface Census {
  readonly phases: readonly (ClusterCount & { readonly phase: StorePhase })[];
  readonly reasons: readonly (ClusterCount & {
    readonly reason: StoreReason;
  })[];
  /** Stores whose cluster did not answer. */
  readonly unreachable: readonly ClusterCount[];
  /** Operations that wait for their first turn. */
  readonly waiting: readonly (ClusterCount & {
    readonly oldestSeconds: number;
  })[];
  /** Operations whose time runs. */
  readonly running: readonly (ClusterCount & {
    readonly type: OperationKind;
  })[];
  /** Of these, the ones whose time was up a minute ago. */
  readonly overdue: readonly ClusterCount[];
}

/** Counts what there is, without reading any of it. */
export interface StoreCensus {
  read(): Promise<Census>;
}
