import { ObservedStore } from '../../kubernetes/ObservedStore';
import { DesiredStore } from '../DesiredStore';
import { determineStoreState } from '../determineStoreState';
import { StoreState } from '../StoreState';
import { makeWhole, makeWorkload, NOW } from './stores';

export const OURS = makeWhole().namespace!;
export const DATABASE = makeWorkload('StatefulSet', 'store-demo-mariadb');

/** What is decided about a store now. */
export function decide(
  desired: DesiredStore,
  observed: ObservedStore,
): StoreState {
  return determineStoreState({ desired, observed, now: NOW });
}

/** What a row of a table expects; `undefined` for what must not be there. */
export type ExpectedState = Partial<
  Omit<StoreState, 'message' | 'conditions' | 'failure'>
> & {
  message?: unknown;
  failure?: unknown;
};

/** The same, with `undefined` for what is not decided. */
export function decideAll(
  desired: DesiredStore,
  observed: ObservedStore,
): ExpectedState {
  const absent = {
    reason: undefined,
    message: undefined,
    nextStep: undefined,
    outcome: undefined,
    failure: undefined,
    reviewAt: undefined,
  };
  return { ...absent, ...decide(desired, observed) };
}

/** The statuses of the conditions of a store, by their type. */
export function decideConditions(
  desired: DesiredStore,
  observed: ObservedStore,
): Record<string, { status: string; reason: string; message: string }> {
  return Object.fromEntries(
    decide(desired, observed).conditions.map(({ type, ...condition }) => [
      type,
      condition,
    ]),
  );
}

/** WordPress' Deployment while its pods aren't ready. */
export function makeUnready(problem?: {
  reason: 'ImagePullFailed' | 'Unschedulable';
  message: string;
}) {
  return makeWorkload('Deployment', 'store-demo-wordpress', {
    ready: false,
    readyReplicas: 0,
    problem,
  });
}

/** WordPress' Deployment whose pods go on with what they had before. */
export function makeNotUpgraded(message: string) {
  return makeWorkload('Deployment', 'store-demo-wordpress', {
    upgradeFailure: message,
  });
}
