import {
  FailureEvidence,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What the cluster holds of a store, or that the cluster does not say. */
export type ObservedStore = UnreachableStore | ReachableStore;

/** The cluster did not answer, so that nothing is known. */
export interface UnreachableStore {
  readonly reachable: false;
  readonly message: string;
  /** When it was lost, as far as that is known. */
  readonly since?: Date;
}

/** What the cluster holds of a store. */
export interface ReachableStore {
  readonly reachable: true;
  readonly observedAt: Date;
  /** Undefined when there is no namespace of that name. */
  readonly namespace?: ObservedNamespace;
  /**
   * Why the portal's account may not look into the namespace, as the API server
   * says it. Limits, credentials and release are not known then.
   */
  readonly closed?: string;
  /** Whether the namespace has its quota and its limit range. */
  readonly limitsReady: boolean;
  /** The Secret with the store's passwords; undefined when there is none. */
  readonly credentials?: ObservedSecret;
  /** The newest revision of the Helm release; undefined when there is none. */
  readonly release?: ObservedRelease;
  /** Whether nobody asked for the release, since it goes with the namespace. */
  readonly isReleaseUnknown?: boolean;
  readonly workloads: ObservedWorkload[];
  readonly cronJobs: ObservedCronJob[];
  readonly volumeClaims: ObservedVolumeClaim[];
  /**
   * The persistent volumes of its claims and, when these are gone, all that were
   * bound to one of the namespace; undefined unless what remains was asked for.
   */
  readonly volumes?: ObservedVolume[];
  /** The store's objects that have lost the label by which they are watched. */
  readonly unlabelled?: readonly UnlabelledObject[];
  /**
   * Whether something is the matter of which the watches don't tell all, so that
   * it is to be looked at again before long.
   */
  readonly isUnsettled?: boolean;
}

/** An object of a store, by what Kubernetes calls it. */
export interface StoreObject {
  readonly kind: 'Deployment' | 'StatefulSet' | 'PersistentVolumeClaim';
  readonly name: string;
}

/** An object that is there without a label that it was made with. */
export interface UnlabelledObject {
  readonly kind: StoreObject['kind'] | 'Namespace';
  readonly name: string;
  readonly label: string;
}

/** A namespace that has the store's name, whoever made it. */
export interface ObservedNamespace {
  readonly uid: string;
  /** The id of the store that it was made for; undefined when it is not ours. */
  readonly storeId?: string;
  readonly terminating: boolean;
  /** What keeps it from going away, in Kubernetes' own words. */
  readonly blockers: ObservedProblem[];
}

/** A Secret, of whose values nothing is known. */
export interface ObservedSecret {
  /** The keys that it has; undefined when the cluster does not tell. */
  readonly keys?: readonly string[];
}

/** A Helm release, as its newest Secret's labels tell. */
export interface ObservedRelease {
  readonly revision: number;
  /** Helm's word: deployed, failed, pending-install, pending-upgrade, uninstalling, … */
  readonly status: string;
  readonly modifiedAt: Date;
  /** Whether the portal's own Helm has begun this revision. */
  readonly own?: boolean;
}

/** A Deployment or StatefulSet of a store. */
export interface ObservedWorkload {
  readonly kind: 'Deployment' | 'StatefulSet';
  readonly name: string;
  readonly ready: boolean;
  /** How many pods are ready, of how many that should be. */
  readonly readyReplicas: number;
  readonly desiredReplicas: number;
  /** What keeps its pods from being ready, as far as the cluster says. */
  readonly problem?: ObservedProblem;
  /**
   * Why its pods go on with what they had before: an upgrade did not succeed,
   * although they are ready.
   */
  readonly upgradeFailure?: string;
}

/** A CronJob of a store. */
export interface ObservedCronJob {
  readonly name: string;
  /** In the five fields of cron. */
  readonly schedule: string;
  readonly suspended: boolean;
  readonly createdAt: Date;
  /** When a run last succeeded; undefined before the first time. */
  readonly lastSucceededAt?: Date;
  /** What the last run that failed said of it; undefined when none is kept. */
  readonly failure?: string;
}

/** A persistent volume claim of a store. */
export interface ObservedVolumeClaim {
  readonly name: string;
  readonly uid: string;
  /** Pending, Bound or Lost. */
  readonly phase: string;
  readonly terminating: boolean;
  readonly finalizers: string[];
}

/** A persistent volume that a claim of the store has, or had. */
export interface ObservedVolume {
  readonly name: string;
  /** What happens to it when its claim goes: Delete or Retain. */
  readonly reclaimPolicy?: string;
  /** Bound, Released, Failed, … */
  readonly phase?: string;
  readonly finalizers: readonly string[];
  /** What Kubernetes says of it, such as why it could not be deleted. */
  readonly message?: string;
  /** Since when it is in its phase, as Kubernetes says from version 1.29 on. */
  readonly since?: Date;
}

/** Something that is the matter, with the cluster's own words. */
export interface ObservedProblem {
  readonly reason: StoreReason;
  readonly message: string;
  /** What proves it. */
  readonly evidence?: readonly FailureEvidence[];
  /** Since when, where the cluster tells. */
  readonly since?: Date;
}
