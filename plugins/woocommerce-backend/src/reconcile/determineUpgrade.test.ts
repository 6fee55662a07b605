import { ObservedStore } from '../kubernetes/ObservedStore';
import {
  DATABASE,
  ExpectedState,
  decideAll,
  makeNotUpgraded,
  makeUnready,
} from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeFailedVerification,
  makeObserved,
  makeVerification,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

type Operation = Parameters<typeof makeDesired>[0] & object;

const UPGRADED = {
  release: { revision: 2, status: 'deployed', modifiedAt: NOW },
};
const HELM_FAILED = {
  step: 'install-release',
  reason: 'HelmFailed' as const,
  message: 'bad chart',
};

/** A store that was Ready, and is to be upgraded. */
function makeUpgrade(
  operation: Operation['operation'] = {},
  overrides: Operation = {},
): DesiredStore {
  return makeDesired({
    status: { phase: 'Ready' },
    readiness: 'checkout',
    verification: makeVerification(),
    ...overrides,
    operation: { kind: 'upgrade', baseRevision: 1, ...operation },
  });
}

const applied = { releaseApplied: true };
const verified = (attempts: number) => ({
  ...applied,
  step: 'verify-store',
  attempts,
});

describe('determineStoreState of a store that is being upgraded', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
    [
      'applies the release and stays what it is until then',
      makeUpgrade(),
      makeWhole(),
      { phase: 'Ready', nextStep: 'install-release', outcome: undefined },
    ],
    [
      'adds the passwords that the new chart asks for first',
      makeUpgrade(),
      makeWhole({ credentials: { keys: ['mariadb-password'] } }),
      { phase: 'Ready', nextStep: 'create-secrets' },
    ],
    [
      'puts back a release that is gone',
      makeUpgrade(),
      makeWhole({ release: undefined }),
      {
        phase: 'Degraded',
        reason: 'ReleaseMissing',
        nextStep: 'install-release',
      },
    ],
    [
      'makes no empty store when the namespace is gone',
      makeUpgrade(),
      makeObserved(),
      {
        phase: 'Failed',
        reason: 'NamespaceMissing',
        outcome: 'Failed',
        nextStep: undefined,
      },
    ],
    [
      'waits for a Helm call that may still be under way',
      makeUpgrade(),
      makeWhole({
        release: {
          revision: 2,
          status: 'pending-upgrade',
          modifiedAt: inSeconds(-359),
        },
      }),
      { phase: 'Provisioning', reason: 'ReleaseLocked', nextStep: undefined },
    ],
    ...['pending-upgrade', 'pending-rollback', 'pending-install'].map(
      status =>
        [
          `unlocks a release that is ${status}, and never removes it`,
          makeUpgrade(),
          makeWhole({
            release: { revision: 2, status, modifiedAt: inSeconds(-361) },
          }),
          { nextStep: 'unlock-release' as const },
        ] as [string, DesiredStore, ObservedStore, ExpectedState],
    ),
    [
      'waits for the new pods',
      makeUpgrade(applied),
      makeWhole({ ...UPGRADED, workloads: [DATABASE, makeUnready()] }),
      { phase: 'Provisioning', nextStep: undefined, outcome: undefined },
    ],
    [
      'is not Ready by the verification of the release before',
      makeUpgrade(applied),
      makeWhole(UPGRADED),
      { phase: 'Provisioning', nextStep: 'verify-store', outcome: undefined },
    ],
    [
      'ends when the new release is verified',
      makeUpgrade(applied, {
        verification: makeVerification({ releaseRevision: 2 }),
      }),
      makeWhole(UPGRADED),
      { phase: 'Ready', outcome: 'Succeeded', nextStep: undefined },
    ],
    [
      'verifies once more what failed',
      makeUpgrade(verified(1), {
        verification: makeFailedVerification({ releaseRevision: 2 }),
      }),
      makeWhole(UPGRADED),
      {
        phase: 'Provisioning',
        reason: 'CheckoutFailed',
        nextStep: 'verify-store',
        outcome: undefined,
      },
    ],
    [
      'ends Degraded when it was verified three times in vain',
      makeUpgrade(verified(3), {
        verification: makeFailedVerification({ releaseRevision: 2 }),
      }),
      makeWhole(UPGRADED),
      {
        phase: 'Degraded',
        reason: 'CheckoutFailed',
        outcome: 'Failed',
        failure: { reason: 'CheckoutFailed' },
        nextStep: undefined,
      },
    ],
    [
      'ends Degraded when the pods go on with what they had, though it sells',
      makeUpgrade(verified(1), {
        verification: makeVerification({ releaseRevision: 2 }),
      }),
      makeWhole({
        ...UPGRADED,
        workloads: [DATABASE, makeNotUpgraded('no mirror')],
      }),
      {
        phase: 'Degraded',
        reason: 'UpgradeFailed',
        message: 'no mirror',
        outcome: 'Failed',
      },
    ],
    [
      'stays Ready while Helm is tried again',
      makeUpgrade({ ...HELM_FAILED, attempts: 2 }),
      makeWhole(),
      { phase: 'Ready', reason: undefined, nextStep: 'install-release' },
    ],
    [
      'ends Degraded with Helm’s words when Helm has failed three times',
      makeUpgrade({ ...HELM_FAILED, attempts: 3 }),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'UpgradeFailed',
        message: 'bad chart',
        outcome: 'Failed',
      },
    ],
    [
      'ends Degraded with the reason of a hook that could not run',
      makeUpgrade({
        ...HELM_FAILED,
        attempts: 3,
        reason: 'ImagePullFailed',
        message: 'not found',
      }),
      makeWhole({
        release: { revision: 2, status: 'failed', modifiedAt: NOW },
      }),
      {
        phase: 'Degraded',
        reason: 'ImagePullFailed',
        message: 'not found',
        outcome: 'Failed',
      },
    ],
    [
      'ends Degraded at the deadline and names the rung that was not reached',
      makeUpgrade({ ...applied, deadline: NOW }),
      makeWhole({ ...UPGRADED, workloads: [DATABASE, makeUnready()] }),
      {
        phase: 'Degraded',
        reason: 'DeadlineExceeded',
        message: expect.stringContaining('WordPressReady was not reached'),
        outcome: 'Failed',
      },
    ],
    [
      'ends Degraded at the deadline for what kept the check from running',
      makeUpgrade({
        ...verified(2),
        deadline: NOW,
        reason: 'ImagePullFailed',
        message: 'not found',
      }),
      makeWhole(UPGRADED),
      { phase: 'Degraded', reason: 'ImagePullFailed', outcome: 'Failed' },
    ],
    [
      'ends Degraded at the deadline when it could not be verified',
      makeUpgrade({ ...applied, deadline: NOW }),
      makeWhole(UPGRADED),
      {
        phase: 'Degraded',
        reason: 'DeadlineExceeded',
        message: expect.stringContaining('StorefrontReachable was not reached'),
        outcome: 'Failed',
      },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });

  it('needs no verification where the store’s readiness does not ask for it', () => {
    const desired = makeUpgrade(applied, { readiness: 'workload' });
    expect(decideAll(desired, makeWhole(UPGRADED))).toMatchObject({
      phase: 'Ready',
      outcome: 'Succeeded',
    });
  });
});
