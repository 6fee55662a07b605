import { ObservedStore } from '../kubernetes/ObservedStore';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeWhole,
  makeWorkload,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';
import { determineStoreState } from './determineStoreState';
import { StoreState } from './StoreState';

const OURS = makeWhole().namespace!;
const FOREIGN = { ...OURS, storeId: 'another-id' };
const TERMINATING = { ...OURS, terminating: true };
const APPLIED = { operation: { releaseApplied: true } };
const SETTLED = {
  operation: { releaseApplied: true, status: 'Succeeded' as const },
};
const DELETING = { operation: { kind: 'delete' as const } };
const DATABASE = makeWorkload('StatefulSet', 'store-demo-mariadb');
const CLAIM = makeWhole().volumeClaims[0];

function decide(desired: DesiredStore, observed: ObservedStore): StoreState {
  return determineStoreState({ desired, observed, now: NOW });
}

type Expected = Partial<Omit<StoreState, 'message' | 'conditions'>> & {
  message?: unknown;
};

const notReady = (problem?: {
  reason: 'ImagePullFailed' | 'Unschedulable';
  message: string;
}) =>
  makeWorkload('Deployment', 'store-demo-wordpress', {
    ready: false,
    readyReplicas: 0,
    problem,
  });

describe('determineStoreState', () => {
  it.each<[string, DesiredStore, ObservedStore, Expected]>([
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
        release: { revision: 1, status: 'deployed', modifiedAt: inSeconds(1) },
      }),
      { phase: 'Ready', outcome: 'Succeeded' },
    ],
    [
      'waits for the workloads without a reason while they start',
      makeDesired(APPLIED),
      makeWhole({ workloads: [DATABASE, notReady()] }),
      { phase: 'Provisioning', reason: undefined, nextStep: undefined },
    ],
    [
      'tells what keeps a pod from starting, and goes on waiting',
      makeDesired(APPLIED),
      makeWhole({
        workloads: [
          DATABASE,
          notReady({ reason: 'ImagePullFailed', message: 'not found' }),
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
          notReady({ reason: 'Unschedulable', message: 'no room' }),
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
      makeWhole({ workloads: [DATABASE, notReady()] }),
      {
        phase: 'Failed',
        reason: 'DeadlineExceeded',
        message: expect.stringContaining('WordPressReady was not reached'),
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
      'keeps the phase when the cluster does not answer',
      makeDesired({ ...SETTLED, status: { phase: 'Ready' } }),
      { reachable: false, message: 'connection refused' },
      {
        phase: 'Ready',
        reason: 'ClusterUnreachable',
        message: 'connection refused',
        outcome: undefined,
        nextStep: undefined,
      },
    ],
    [
      'does not fail at the deadline while the cluster does not answer',
      makeDesired({
        status: { phase: 'Provisioning' },
        operation: { deadline: inSeconds(-60) },
      }),
      { reachable: false, message: 'connection refused' },
      { phase: 'Provisioning', outcome: undefined },
    ],
    [
      'deletes the release first',
      makeDesired(DELETING),
      makeWhole(),
      { phase: 'Deleting', nextStep: 'uninstall-release' },
    ],
    [
      'deletes a release that an install left pending, when that is dead',
      makeDesired(DELETING),
      makeWhole({
        release: {
          revision: 1,
          status: 'pending-install',
          modifiedAt: inSeconds(-61),
        },
      }),
      { phase: 'Deleting', nextStep: 'uninstall-release' },
    ],
    [
      'tells why a step of the deletion failed, and runs it again',
      makeDesired({
        operation: {
          kind: 'delete',
          reason: 'Forbidden',
          message: 'may not delete',
        },
      }),
      makeWhole({ release: undefined }),
      {
        phase: 'Deleting',
        reason: 'Forbidden',
        message: 'may not delete',
        nextStep: 'delete-volumes',
      },
    ],
    [
      'deletes the volume claims next',
      makeDesired(DELETING),
      makeWhole({ release: undefined }),
      { phase: 'Deleting', nextStep: 'delete-volumes' },
    ],
    [
      'waits for the volume claims before the namespace',
      makeDesired(DELETING),
      makeWhole({
        release: undefined,
        volumeClaims: [{ ...CLAIM, terminating: true }],
      }),
      { phase: 'Deleting', reason: undefined, nextStep: undefined },
    ],
    [
      'names the volume claim and its finalizer after the deadline',
      makeDesired({ operation: { kind: 'delete', deadline: NOW } }),
      makeWhole({
        release: undefined,
        volumeClaims: [{ ...CLAIM, terminating: true, finalizers: ['a/b'] }],
      }),
      {
        phase: 'Deleting',
        reason: 'FinalizerHeld',
        message: expect.stringContaining('a/b'),
        outcome: undefined,
      },
    ],
    [
      'deletes the namespace when it is empty',
      makeDesired(DELETING),
      makeWhole({ release: undefined, volumeClaims: [] }),
      { phase: 'Deleting', nextStep: 'delete-namespace' },
    ],
    [
      'tells what holds a namespace after the deadline',
      makeDesired({ operation: { kind: 'delete', deadline: NOW } }),
      makeObserved({
        namespace: {
          ...TERMINATING,
          blockers: [{ reason: 'NamespaceStuck', message: 'broken API' }],
        },
      }),
      { phase: 'Deleting', reason: 'NamespaceStuck', message: 'broken API' },
    ],
    [
      'waits for the volumes when the namespace is gone',
      makeDesired(DELETING),
      makeObserved({ volumes: ['pvc-1'] }),
      {
        phase: 'Deleting',
        message: expect.stringContaining('pvc-1'),
        nextStep: undefined,
      },
    ],
    [
      'forgets the store when nothing is left',
      makeDesired(DELETING),
      makeObserved(),
      { phase: 'Deleting', nextStep: 'remove-record' },
    ],
    [
      'leaves a namespace alone that is not ours',
      makeDesired(DELETING),
      makeWhole({ namespace: FOREIGN }),
      { phase: 'Deleting', nextStep: 'remove-record' },
    ],
  ])('%s', (_, desired, observed, expected) => {
    const absent = {
      reason: undefined,
      message: undefined,
      nextStep: undefined,
      outcome: undefined,
    };
    expect({ ...absent, ...decide(desired, observed) }).toMatchObject(expected);
  });

  it('says of each rung whether it is reached', () => {
    const { conditions } = decide(
      makeDesired(APPLIED),
      makeWhole({ workloads: [DATABASE, notReady()] }),
    );
    expect(conditions.map(({ type, status }) => [type, status])).toEqual([
      ['Accepted', 'True'],
      ['NamespaceReady', 'True'],
      ['SecretsReady', 'True'],
      ['ReleaseDeployed', 'True'],
      ['DatabaseReady', 'True'],
      ['WordPressReady', 'False'],
      ['StorefrontReachable', 'Unknown'],
      ['CheckoutVerified', 'Unknown'],
      ['CronHealthy', 'Unknown'],
    ]);
  });

  it('says that nothing answers where nodes are simulated', () => {
    const { conditions } = decide(
      makeDesired({ ...APPLIED, simulatedNodes: true }),
      makeWhole(),
    );
    expect(conditions).toContainEqual(
      expect.objectContaining({
        type: 'StorefrontReachable',
        status: 'Unknown',
        reason: 'SimulatedNodes',
      }),
    );
  });

  it('says that a workload is scaled to 0', () => {
    const { conditions, phase } = decide(
      makeDesired(SETTLED),
      makeWhole({
        workloads: [
          DATABASE,
          makeWorkload('Deployment', 'store-demo-wordpress', {
            ready: false,
            readyReplicas: 0,
            desiredReplicas: 0,
          }),
        ],
      }),
    );
    expect(phase).toBe('Degraded');
    expect(conditions).toContainEqual(
      expect.objectContaining({
        type: 'WordPressReady',
        message: 'Deployment store-demo-wordpress is scaled to 0',
      }),
    );
  });
});
