import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterClient } from '../../cluster/ClusterClient';
import { WoocommerceConfig } from '../../config';
import { StoreChanges, StoreRecord } from '../../database/StoreRepository';
import { HelmClient } from '../../helm/HelmClient';
import { ReachableStore } from '../../kubernetes/ObservedStore';
import { StoreLease } from '../../lease/StoreLease';

/** What a step works with. */
export interface StepContext {
  readonly store: StoreRecord;
  readonly observed: ReachableStore;
  readonly config: WoocommerceConfig;
  readonly cluster: ClusterClient;
  readonly helm: HelmClient;
  /** What the step is run under. Its signal says when to stop. */
  readonly lease: StoreLease;
  /** The time by the database's clock. */
  readonly clock: () => Date;
  /** Says which store each line is about. */
  readonly logger: LoggerService;

  /**
   * Records what the step has found.
   *
   * @throws StaleClaimError when somebody else works on the store now
   */
  record(changes: StoreChanges): Promise<void>;

  /** Whether the store is one that the portal knows, or was forgotten meanwhile. */
  isKnown(): Promise<boolean>;
}

/**
 * Brings a store one step closer to what was asked for. It can be run again
 * when it isn't known whether it went through.
 */
export type Step = (context: StepContext) => Promise<void>;
