import { ObservedStore } from '../kubernetes/ObservedStore';
import {
  DATABASE,
  decideAll,
  ExpectedState,
  makeNotUpgraded,
  makeUnready,
} from './__testUtils__/decide';
import {
  inSeconds,
  makeCronJob,
  makeDesired,
  makeFailedVerification,
  makeObserved,
  makeVerification,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

const SETTLED = {
  operation: { releaseApplied: true, status: 'Succeeded' as const },
};
const CHECKED = { ...SETTLED, readiness: 'checkout' as const };

describe('determineStoreState of a store that nothing is being done about', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
    [
      'is Degraded when something is lost after it was Ready',
      makeDesired(SETTLED),
      makeWhole({ workloads: [DATABASE] }),
      { phase: 'Degraded', reason: 'WorkloadNotReady', nextStep: undefined },
    ],
    [
      'is Degraded when the release is gone, and does not install it unasked',
      makeDesired(SETTLED),
      makeWhole({ release: undefined }),
      { phase: 'Degraded', reason: 'ReleaseMissing', nextStep: undefined },
    ],
    [
      'is Failed when the namespace is gone, and does not make it unasked',
      makeDesired(SETTLED),
      makeObserved(),
      { phase: 'Failed', reason: 'NamespaceMissing', nextStep: undefined },
    ],
    [
      'is Ready again by itself when what was lost is back',
      makeDesired({ ...SETTLED, status: { phase: 'Degraded' } }),
      makeWhole(),
      { phase: 'Ready', reason: undefined },
    ],
    [
      'stays Failed for the reason it failed for',
      makeDesired({
        operation: {
          status: 'Failed',
          reason: 'DeadlineExceeded',
          message: 'too slow',
        },
      }),
      makeWhole({ workloads: [DATABASE] }),
      { phase: 'Failed', reason: 'DeadlineExceeded', message: 'too slow' },
    ],
    [
      'turns Ready when it was only slow',
      makeDesired({
        operation: {
          status: 'Failed',
          releaseApplied: true,
          reason: 'DeadlineExceeded',
        },
      }),
      makeWhole(),
      { phase: 'Ready', reason: undefined },
    ],
    [
      'is Degraded when a check has found that nobody can buy',
      makeDesired({ ...CHECKED, verification: makeFailedVerification() }),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'CheckoutFailed',
        message:
          'The order was refused. (checkout, step place-order, status 500)\nFatal error',
        nextStep: undefined,
      },
    ],
    [
      'is Degraded when a check got no shop for an answer',
      makeDesired({
        ...CHECKED,
        verification: makeFailedVerification({
          rung: 'storefront',
          step: 'home',
          statusCode: 502,
        }),
      }),
      makeWhole(),
      { phase: 'Degraded', reason: 'StorefrontUnreachable' },
    ],
    [
      'needs no check beyond its readiness',
      makeDesired({
        ...SETTLED,
        readiness: 'storefront',
        verification: makeFailedVerification(),
      }),
      makeWhole(),
      { phase: 'Ready', reason: undefined },
    ],
    [
      'needs no new check when its pods were down and are back',
      makeDesired({
        ...CHECKED,
        status: { phase: 'Degraded' },
        verification: makeVerification(),
      }),
      makeWhole(),
      { phase: 'Ready', nextStep: undefined },
    ],
    [
      'is checked anew when its release was changed by hand',
      makeDesired({ ...CHECKED, verification: makeVerification() }),
      makeWhole({
        release: { revision: 2, status: 'deployed', modifiedAt: NOW },
      }),
      {
        phase: 'Degraded',
        reason: 'Unclassified',
        message: 'Revision 2 of the release is not verified yet',
        nextStep: 'verify-store',
      },
    ],
    [
      'is not checked anew by a release that checks less than its plan promises',
      makeDesired({
        ...CHECKED,
        verification: makeVerification({ level: 'storefront' }),
      }),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'Unclassified',
        message:
          'Revision 1 of the release verifies no more than its storefront: upgrade the store to have it place a test order',
        nextStep: undefined,
      },
    ],
    [
      'is not checked anew for ever when the check can’t run',
      makeDesired({
        ...CHECKED,
        operation: {
          ...SETTLED.operation,
          step: 'verify-store',
          attempts: 3,
          reason: 'ImagePullFailed',
          message: 'not found',
        },
      }),
      makeWhole(),
      {
        phase: 'Degraded',
        reason: 'ImagePullFailed',
        message: 'not found',
        nextStep: undefined,
      },
    ],
    [
      'is Degraded while pods go on with what they had before an upgrade',
      makeDesired({ ...CHECKED, verification: makeVerification() }),
      makeWhole({ workloads: [DATABASE, makeNotUpgraded('no mirror')] }),
      { phase: 'Degraded', reason: 'UpgradeFailed', message: 'no mirror' },
    ],
    [
      'tells of a failed check before a failed upgrade',
      makeDesired({ ...CHECKED, verification: makeFailedVerification() }),
      makeWhole({ workloads: [DATABASE, makeNotUpgraded('no mirror')] }),
      { phase: 'Degraded', reason: 'CheckoutFailed' },
    ],
    [
      'is Degraded after an upgrade that Helm refused, though all pods run',
      makeDesired({
        operation: {
          kind: 'upgrade',
          status: 'Failed',
          baseRevision: 1,
          reason: 'UpgradeFailed',
          message: 'bad chart',
        },
      }),
      makeWhole(),
      { phase: 'Degraded', reason: 'UpgradeFailed', message: 'bad chart' },
    ],
    [
      'is Ready when an upgrade was only slow',
      makeDesired({
        operation: {
          kind: 'upgrade',
          status: 'Failed',
          baseRevision: 1,
          releaseApplied: true,
          reason: 'DeadlineExceeded',
        },
      }),
      makeWhole({
        release: { revision: 2, status: 'deployed', modifiedAt: NOW },
      }),
      { phase: 'Ready', reason: undefined },
    ],
    [
      'is Degraded, not Failed, when an upgrade has left pods down',
      makeDesired({
        operation: {
          kind: 'upgrade',
          status: 'Failed',
          releaseApplied: true,
          reason: 'ImagePullFailed',
          message: 'not found',
        },
      }),
      makeWhole({ workloads: [DATABASE, makeUnready()] }),
      { phase: 'Degraded', reason: 'ImagePullFailed' },
    ],
    [
      'tells why pods are down rather than what a check found before',
      makeDesired({
        operation: {
          kind: 'verify',
          status: 'Failed',
          reason: 'CheckoutFailed',
          message: 'refused',
        },
      }),
      makeWhole({
        workloads: [
          DATABASE,
          makeUnready({ reason: 'Unschedulable', message: 'no room' }),
        ],
      }),
      { phase: 'Degraded', reason: 'Unschedulable', message: 'no room' },
    ],
    [
      'is Degraded when no scheduled work is done',
      makeDesired(SETTLED),
      makeWhole({
        cronJobs: [makeCronJob({ lastSucceededAt: inSeconds(-901) })],
      }),
      { phase: 'Degraded', reason: 'CronUnhealthy' },
    ],
    [
      'is looked at again when scheduled work may have come to a standstill',
      makeDesired(SETTLED),
      makeWhole({
        cronJobs: [makeCronJob({ lastSucceededAt: inSeconds(-60) })],
      }),
      { phase: 'Ready', reviewAt: inSeconds(840) },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
