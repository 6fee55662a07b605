import { WoocommerceConfig } from '../../config';
import { StoreRecord, StoreRepository } from '../../database/StoreRepository';
import { HelmClient } from '../../helm/HelmClient';
import { ClusterClient } from '../../kubernetes/ClusterClient';
import { ReachableStore } from '../../kubernetes/ObservedStore';

/** What a step works with. */
export interface StepContext {
  readonly store: StoreRecord;
  readonly observed: ReachableStore;
  readonly config: WoocommerceConfig;
  readonly cluster: ClusterClient;
  readonly helm: HelmClient;
  readonly repository: StoreRepository;
  /** Is aborted when another operation was asked for, or the portal stops. */
  readonly signal: AbortSignal;
}

/**
 * Brings a store one step closer to what was asked for. It can be run again
 * when it isn't known whether it went through.
 */
export type Step = (context: StepContext) => Promise<void>;
