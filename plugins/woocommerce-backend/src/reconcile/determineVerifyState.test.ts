import { ObservedStore } from '../kubernetes/ObservedStore';
import {
  DATABASE,
  ExpectedState,
  decideAll,
  makeUnready,
} from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeFailedVerification,
  makeVerification,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

type Overrides = Parameters<typeof makeDesired>[0] & object;

const FAILED = { verification: makeFailedVerification() };
const PASSED = { verification: makeVerification() };

/** A store that was Ready, and is to be verified. */
function makeVerify(
  operation: Overrides['operation'] = {},
  overrides: Overrides = {},
): DesiredStore {
  return makeDesired({
    status: { phase: 'Ready' },
    readiness: 'checkout',
    ...PASSED,
    ...overrides,
    operation: { kind: 'verify', baseRevision: 1, ...operation },
  });
}

const looked = (attempts: number) => ({ step: 'verify-store', attempts });
const obstructed = (attempts: number) => ({
  ...looked(attempts),
  reason: 'ImagePullFailed' as const,
  message: 'not found',
});

describe('determineStoreState of a store that is being verified', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
    [
      'looks anew, whatever was found before',
      makeVerify(),
      makeWhole(),
      { phase: 'Ready', nextStep: 'verify-store', outcome: undefined },
    ],
    [
      'ends when it has found that a customer can buy',
      makeVerify(looked(1)),
      makeWhole(),
      { phase: 'Ready', outcome: 'Succeeded', nextStep: undefined },
    ],
    [
      'stays Ready as long as one failure may be bad luck',
      makeVerify(looked(1), FAILED),
      makeWhole(),
      {
        phase: 'Ready',
        reason: undefined,
        nextStep: 'verify-store',
        outcome: undefined,
      },
    ],
    [
      'is Degraded when it has failed three times',
      makeVerify(looked(3), FAILED),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'CheckoutFailed',
        outcome: 'Failed',
        failure: { reason: 'CheckoutFailed' },
      },
    ],
    [
      'is Ready again when it was Degraded and a customer can buy now',
      makeVerify(looked(1), { status: { phase: 'Degraded' } }),
      makeWhole(),
      { phase: 'Ready', outcome: 'Succeeded' },
    ],
    [
      'stays Degraded while it is looked again',
      makeVerify({}, { ...FAILED, status: { phase: 'Degraded' } }),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'CheckoutFailed',
        nextStep: 'verify-store',
      },
    ],
    [
      'fails for a rung that the readiness does not ask for, and stays Ready',
      makeVerify(looked(3), { ...FAILED, readiness: 'workload' }),
      makeWhole(),
      {
        phase: 'Ready',
        reason: undefined,
        outcome: 'Failed',
        failure: { reason: 'CheckoutFailed' },
      },
    ],
    [
      'tries again when it could not look',
      makeVerify(obstructed(2)),
      makeWhole(),
      { phase: 'Ready', nextStep: 'verify-store', outcome: undefined },
    ],
    [
      'fails when it could not look, and leaves the store what it was',
      makeVerify(obstructed(3)),
      makeWhole(),
      {
        phase: 'Ready',
        reason: undefined,
        outcome: 'Failed',
        failure: { reason: 'ImagePullFailed', message: 'not found' },
      },
    ],
    [
      'shows that pods went down meanwhile',
      makeVerify(looked(1), FAILED),
      makeWhole({ workloads: [DATABASE, makeUnready()] }),
      { phase: 'Degraded', reason: 'WorkloadNotReady' },
    ],
    [
      'waits while Helm works on the release',
      makeVerify(),
      makeWhole({
        release: {
          revision: 1,
          status: 'pending-upgrade',
          modifiedAt: inSeconds(-1),
        },
      }),
      { nextStep: undefined, outcome: undefined },
    ],
    [
      'has nothing to look at when the release is gone',
      makeVerify(),
      makeWhole({ release: undefined }),
      {
        phase: 'Degraded',
        reason: 'ReleaseMissing',
        outcome: 'Failed',
        failure: { reason: 'ReleaseMissing' },
      },
    ],
    [
      'ends at the deadline',
      makeVerify({ deadline: NOW }),
      makeWhole(),
      {
        phase: 'Ready',
        outcome: 'Failed',
        failure: { reason: 'DeadlineExceeded' },
      },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
