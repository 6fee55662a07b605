import {
  FailureEvidence,
  StoreCondition,
  StorePhase,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { ObservedProblem } from '../kubernetes/ObservedStore';

/** The steps that bring a store closer to what was asked for. */
export type StepName =
  | 'create-namespace'
  | 'create-secrets'
  | 'unlock-release'
  | 'install-release'
  | 'verify-store'
  | 'uninstall-release'
  | 'delete-volumes'
  | 'delete-namespace'
  | 'remove-record';

/** What an observation means. */
export interface StoreState extends StorePhaseState {
  readonly conditions: ObservedCondition[];
  /** What to do next; undefined when there is nothing to do but wait. */
  readonly nextStep?: StepName;
  /** How the operation ended; undefined as long as it goes on. */
  readonly outcome?: 'Succeeded' | 'Failed';
  /** Why the operation failed, also when the store is none the worse for it. */
  readonly failure?: ObservedProblem;
  /** When something becomes different without the cluster telling. */
  readonly reviewAt?: Date;
}

/** Where a store is in its life, and why it isn't ready. */
export interface StorePhaseState {
  readonly phase: StorePhase;
  readonly reason?: StoreReason;
  readonly message?: string;
  /** What proves the reason. */
  readonly evidence?: readonly FailureEvidence[];
}

/** A condition as it is now; since when is found out when it is recorded. */
export type ObservedCondition = Omit<StoreCondition, 'lastTransitionTime'>;
