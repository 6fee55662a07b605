import { HelmFailure } from '../helm/HelmError';
import {
  ObservedNamespace,
  ObservedRelease,
} from '../kubernetes/ObservedStore';
import { WorkloadObjects } from '../kubernetes/StoreWatches';
import { AsJson } from '../kubernetes/watch/WatchedObjects';

/** All that can say why something failed. Whatever isn't known is left out. */
export interface FailureSources {
  /** What was answered to a step that failed. */
  readonly answer?: FailedAnswer;
  readonly namespace?: Pick<ObservedNamespace, 'terminating' | 'blockers'> & {
    readonly name: string;
  };
  readonly release?: Pick<ObservedRelease, 'status' | 'revision'> & {
    readonly name: string;
  };
  readonly objects?: Partial<WorkloadObjects>;
  readonly events?: readonly ClusterEvent[];
}

/** Who said how that something can't be done. */
export type FailedAnswer = HelmAnswer | ApiServerAnswer | PortalAnswer;

/** How a call of Helm failed, and what it said. */
export interface HelmAnswer {
  readonly from: 'Helm';
  readonly command: string;
  readonly failure: HelmFailure;
  readonly message: string;
}

/** What the API server said; without a status when it did not answer. */
export interface ApiServerAnswer {
  readonly from: 'API server';
  readonly status?: number;
  readonly message: string;
}

/** What went wrong in our own code. */
export interface PortalAnswer {
  readonly from: 'portal';
  /** The error's name. */
  readonly name: string;
  readonly message: string;
}

/** What is read of an event. */
export type ClusterEvent = AsJson<{
  type?: string;
  reason?: string;
  message?: string;
  involvedObject: { kind?: string; name?: string; uid?: string };
  firstTimestamp?: Date;
  lastTimestamp?: Date;
  eventTime?: Date;
  series?: { lastObservedTime?: Date };
}>;
