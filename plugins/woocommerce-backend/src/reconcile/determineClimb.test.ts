import { ObservedStore } from '../kubernetes/ObservedStore';
import {
  DATABASE,
  decideAll,
  ExpectedState,
  makeUnready,
  OURS,
} from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeWhole,
  makeWorkload,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

const APPLIED = { operation: { releaseApplied: true } };
const FOREIGN = { ...OURS, storeId: 'another-id' };

describe('determineStoreState of a store that is being made', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
    [
      'makes the namespace first',
      makeDesired(),
      makeObserved(),
      { phase: 'Provisioning', nextStep: 'create-namespace' },
    ],
    [
      'adds limits that a killed process did not get to',
      makeDesired(),
      makeObserved({ namespace: OURS }),
      { phase: 'Provisioning', nextStep: 'create-namespace' },
    ],
    [
      'makes the passwords before the release',
      makeDesired(),
      makeObserved({ namespace: OURS, limitsReady: true }),
      { phase: 'Provisioning', nextStep: 'create-secrets' },
    ],
    [
      'installs the release then',
      makeDesired(),
      makeObserved({ namespace: OURS, limitsReady: true, credentials: {} }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'installs again over a release that failed',
      makeDesired(APPLIED),
      makeWhole({
        release: { revision: 1, status: 'failed', modifiedAt: NOW },
      }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'waits for a Helm call that may still be under way',
      makeDesired(),
      makeWhole({
        release: {
          revision: 1,
          status: 'pending-install',
          modifiedAt: inSeconds(-59),
        },
      }),
      { phase: 'Provisioning', reason: 'ReleaseLocked', nextStep: undefined },
    ],
    [
      'clears away what a dead Helm call left',
      makeDesired(),
      makeWhole({
        release: {
          revision: 1,
          status: 'pending-install',
          modifiedAt: inSeconds(-61),
        },
      }),
      { phase: 'Provisioning', nextStep: 'uninstall-release' },
    ],
    [
      'applies the release again on retry, though one is deployed',
      makeDesired(),
      makeWhole({
        release: { revision: 1, status: 'deployed', modifiedAt: inSeconds(-9) },
      }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'knows a release that it was killed after, and does not apply it again',
      makeDesired(),
      makeWhole({
        release: {
          revision: 1,
          status: 'deployed',
          own: true,
          modifiedAt: inSeconds(1),
        },
      }),
      { phase: 'Ready', outcome: 'Succeeded' },
    ],
    [
      'does not take what somebody else has installed for its own',
      makeDesired(),
      makeWhole({
        release: { revision: 1, status: 'deployed', modifiedAt: inSeconds(1) },
      }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'waits for the workloads without a reason while they start',
      makeDesired(APPLIED),
      makeWhole({ workloads: [DATABASE, makeUnready()] }),
      { phase: 'Provisioning', reason: undefined, nextStep: undefined },
    ],
    [
      'tells what keeps a pod from starting, and goes on waiting',
      makeDesired(APPLIED),
      makeWhole({
        workloads: [
          DATABASE,
          makeUnready({ reason: 'ImagePullFailed', message: 'not found' }),
        ],
      }),
      {
        phase: 'Provisioning',
        reason: 'ImagePullFailed',
        message: 'not found',
        outcome: undefined,
      },
    ],
    [
      'is Ready when all required rungs are reached',
      makeDesired(APPLIED),
      makeWhole(),
      { phase: 'Ready', outcome: 'Succeeded', reason: undefined },
    ],
    [
      'is not Ready when a workload of another name is ready in its place',
      makeDesired(APPLIED),
      makeWhole({
        workloads: [DATABASE, makeWorkload('Deployment', 'something-else')],
      }),
      { phase: 'Provisioning', outcome: undefined },
    ],
    [
      'fails at the deadline with the reason that was seen',
      makeDesired({ operation: { releaseApplied: true, deadline: NOW } }),
      makeWhole({
        workloads: [
          DATABASE,
          makeUnready({ reason: 'Unschedulable', message: 'no room' }),
        ],
      }),
      {
        phase: 'Failed',
        reason: 'Unschedulable',
        message: 'no room',
        outcome: 'Failed',
      },
    ],
    [
      'fails at the deadline and names the rung that was not reached',
      makeDesired({ operation: { releaseApplied: true, deadline: NOW } }),
      makeWhole({ workloads: [DATABASE, makeUnready()] }),
      {
        phase: 'Failed',
        reason: 'DeadlineExceeded',
        message: expect.stringContaining('WordPressReady was not reached'),
        outcome: 'Failed',
      },
    ],
    [
      'fails at the deadline with what kept Helm from running',
      makeDesired({
        operation: {
          deadline: NOW,
          step: 'install-release',
          reason: 'HelmUnavailable',
          message: 'no Helm',
        },
      }),
      makeWhole({ release: undefined, workloads: [] }),
      {
        phase: 'Failed',
        reason: 'HelmUnavailable',
        message: 'no Helm',
        outcome: 'Failed',
      },
    ],
    [
      'keeps telling the last failure of a step until it goes through',
      makeDesired({
        operation: { reason: 'HelmFailed', message: 'bad chart' },
      }),
      makeObserved({ namespace: OURS, limitsReady: true, credentials: {} }),
      {
        phase: 'Provisioning',
        reason: 'HelmFailed',
        message: 'bad chart',
        nextStep: 'install-release',
      },
    ],
    [
      'fails at once on a namespace that is not ours',
      makeDesired(),
      makeObserved({ namespace: FOREIGN }),
      {
        phase: 'Failed',
        reason: 'ForeignNamespace',
        outcome: 'Failed',
        nextStep: undefined,
      },
    ],
    [
      'adds passwords that a newer chart asks for before it is applied',
      makeDesired(),
      makeWhole({
        credentials: { keys: ['mariadb-password'] },
        release: undefined,
      }),
      { phase: 'Provisioning', nextStep: 'create-secrets' },
    ],
    [
      'takes it that passwords are there when the cluster does not name them',
      makeDesired(),
      makeWhole({
        credentials: {},
        release: { revision: 1, status: 'failed', modifiedAt: NOW },
      }),
      { nextStep: 'install-release' },
    ],
    [
      'unlocks a release that has been deployed before',
      makeDesired(),
      makeWhole({
        release: {
          revision: 2,
          status: 'pending-upgrade',
          modifiedAt: inSeconds(-361),
        },
      }),
      { phase: 'Provisioning', nextStep: 'unlock-release' },
    ],
    [
      'does not take a test of the old release for its own release',
      makeDesired({ operation: { baseRevision: 1 } }),
      makeWhole({
        release: { revision: 1, status: 'deployed', modifiedAt: inSeconds(1) },
      }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'runs a step that failed once more',
      makeDesired({
        operation: {
          step: 'install-release',
          attempts: 2,
          reason: 'HelmFailed',
          message: 'bad chart',
        },
      }),
      makeWhole({ release: undefined, workloads: [] }),
      { phase: 'Provisioning', nextStep: 'install-release' },
    ],
    [
      'gives up when a step has failed three times',
      makeDesired({
        operation: {
          step: 'install-release',
          attempts: 3,
          reason: 'HelmFailed',
          message: 'bad chart',
        },
      }),
      makeWhole({ release: undefined, workloads: [] }),
      {
        phase: 'Failed',
        reason: 'HelmFailed',
        message: 'bad chart',
        outcome: 'Failed',
        failure: { reason: 'HelmFailed', message: 'bad chart' },
        nextStep: undefined,
      },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
