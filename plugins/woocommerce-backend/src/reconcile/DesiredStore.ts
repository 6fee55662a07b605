import { StoreRecord } from '../database/StoreRepository';

/** What was asked for, and what has to be known to tell whether it is there. */
export type DesiredStore = Pick<
  StoreRecord,
  'id' | 'name' | 'namespace' | 'status' | 'operation'
> & {
  /** The workloads that must be ready, by the rung they stand for. */
  readonly workloads: { DatabaseReady: string; WordPressReady: string };
  /** Whether pods are only said to run. */
  readonly simulatedNodes: boolean;
  /** How long a Helm call may take; a pending release that is older has lost it. */
  readonly helmTimeoutMs: number;
};
