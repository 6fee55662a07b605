import {
  StoreCondition,
  StorePhase,
  StoreReason,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** The steps that bring a store closer to what was asked for. */
export type StepName =
  | 'create-namespace'
  | 'create-secrets'
  | 'install-release'
  | 'uninstall-release'
  | 'delete-volumes'
  | 'delete-namespace'
  | 'remove-record';

/** What an observation means. */
export interface StoreState {
  readonly phase: StorePhase;
  readonly reason?: StoreReason;
  readonly message?: string;
  readonly conditions: ObservedCondition[];
  /** What to do next; undefined when there is nothing to do but wait. */
  readonly nextStep?: StepName;
  /** How the operation ended; undefined as long as it goes on. */
  readonly outcome?: 'Succeeded' | 'Failed';
}

/** A condition as it is now; since when is found out when it is recorded. */
export type ObservedCondition = Omit<StoreCondition, 'lastTransitionTime'>;
