import { ObservedStore } from '../kubernetes/ObservedStore';
import { decideAll, ExpectedState, OURS } from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeVolume,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

const FOREIGN = { ...OURS, storeId: 'another-id' };
const TERMINATING = { ...OURS, terminating: true };
const DELETING = { operation: { kind: 'delete' as const } };
/** Of a chart that may make things outside the namespace. */
const PIECEMEAL = { ...DELETING, isNamespaced: false };
const CLAIM = makeWhole().volumeClaims[0];
const LEAVING = { ...CLAIM, terminating: true };
const RETAINED = makeVolume({ reclaimPolicy: 'Retain', phase: 'Released' });

/** A deletion whose last step ended so many seconds ago. */
function waiting(seconds: number, isNamespaced = true): DesiredStore {
  return makeDesired({
    isNamespaced,
    operation: {
      kind: 'delete',
      createdAt: inSeconds(-3_600),
      steps: [
        {
          name: 'delete-namespace',
          status: 'Succeeded',
          attempts: 1,
          startedAt: inSeconds(-seconds - 60).toISOString(),
          finishedAt: inSeconds(-seconds).toISOString(),
        },
      ],
    },
  });
}

describe('determineStoreState of a store that is to be removed', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
    [
      'deletes the namespace, and with it all that the chart has made',
      makeDesired(DELETING),
      makeWhole(),
      {
        phase: 'Deleting',
        message: 'Deleting the namespace.',
        nextStep: 'delete-namespace',
      },
    ],
    [
      'waits for a Helm of somebody else before',
      makeDesired(DELETING),
      makeWhole({
        release: { revision: 2, status: 'pending-upgrade', modifiedAt: NOW },
      }),
      {
        message: 'Waiting for a Helm that works on the release.',
        nextStep: undefined,
      },
    ],
    [
      'names a finalizer that holds a claim while the namespace goes',
      waiting(1),
      makeObserved({
        namespace: TERMINATING,
        volumeClaims: [{ ...LEAVING, name: 'data', finalizers: ['a/b'] }],
      }),
      {
        reason: 'FinalizerHeld',
        message: expect.stringContaining('Volume claim data has the finalizer'),
        nextStep: undefined,
      },
    ],
    [
      'deletes the release first if that may have made things elsewhere',
      makeDesired(PIECEMEAL),
      makeWhole(),
      { phase: 'Deleting', nextStep: 'uninstall-release' },
    ],
    [
      'deletes a release that an install left pending, when that is dead',
      makeDesired(PIECEMEAL),
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
        isNamespaced: false,
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
      makeDesired(PIECEMEAL),
      makeWhole({ release: undefined }),
      { phase: 'Deleting', nextStep: 'delete-volumes' },
    ],
    [
      'waits for the volume claims before the namespace',
      makeDesired(PIECEMEAL),
      makeWhole({
        release: undefined,
        volumeClaims: [{ ...CLAIM, terminating: true }],
      }),
      { phase: 'Deleting', reason: undefined, nextStep: undefined },
    ],
    [
      'names a volume claim and the finalizer that holds it at once',
      makeDesired(PIECEMEAL),
      makeWhole({
        release: undefined,
        volumeClaims: [
          {
            ...LEAVING,
            name: 'data',
            finalizers: ['kubernetes.io/pvc-protection', 'a/b'],
          },
        ],
      }),
      {
        phase: 'Deleting',
        reason: 'FinalizerHeld',
        message:
          'Volume claim data has the finalizer a/b, and stays until what put it there takes it away again.',
        nextStep: undefined,
        outcome: undefined,
      },
    ],
    [
      'says after a while that a pod still uses a volume claim',
      waiting(16, false),
      makeWhole({ release: undefined, volumeClaims: [LEAVING] }),
      {
        reason: 'FinalizerHeld',
        message: expect.stringContaining('a pod uses it'),
        nextStep: undefined,
      },
    ],
    [
      'deletes the namespace when it is empty',
      makeDesired(PIECEMEAL),
      makeWhole({ release: undefined, volumeClaims: [] }),
      { phase: 'Deleting', nextStep: 'delete-namespace' },
    ],
    [
      'says nothing of a namespace that has only just begun to go',
      waiting(14),
      makeObserved({
        namespace: {
          ...TERMINATING,
          blockers: [{ reason: 'NamespaceStuck', message: 'has 2 pods' }],
        },
      }),
      {
        phase: 'Deleting',
        reason: undefined,
        message: 'Deleting the namespace.',
        nextStep: undefined,
      },
    ],
    [
      'tells in Kubernetes’ own words what holds a namespace that does not go',
      waiting(16),
      makeObserved({
        namespace: {
          ...TERMINATING,
          blockers: [
            { reason: 'NamespaceStuck', message: 'stale: broken.test/v1' },
            { reason: 'NamespaceStuck', message: 'has 2 pods' },
          ],
        },
      }),
      {
        phase: 'Deleting',
        reason: 'NamespaceStuck',
        message: 'stale: broken.test/v1 has 2 pods',
        nextStep: undefined,
      },
    ],
    [
      'calls it held when a finalizer is among that',
      waiting(16),
      makeObserved({
        namespace: {
          ...TERMINATING,
          blockers: [
            { reason: 'NamespaceStuck', message: 'has 1 claim' },
            { reason: 'FinalizerHeld', message: 'finalizers a/b' },
          ],
        },
      }),
      { reason: 'FinalizerHeld', message: 'has 1 claim finalizers a/b' },
    ],
    [
      'takes a namespace of which Kubernetes says nothing for one of many',
      waiting(60),
      makeObserved({ namespace: TERMINATING }),
      { reason: undefined, message: 'Deleting the namespace.' },
    ],
    [
      'has a word for a namespace that does not go and does not say why',
      waiting(61),
      makeObserved({ namespace: TERMINATING }),
      { reason: 'NamespaceStuck', nextStep: undefined },
    ],
    [
      'waits for the volumes when the namespace is gone',
      waiting(1),
      makeObserved({ volumes: [makeVolume({ phase: 'Released' })] }),
      {
        phase: 'Deleting',
        reason: undefined,
        message: 'Waiting for the volumes pvc-1 to be gone.',
        nextStep: undefined,
      },
    ],
    [
      'says why a volume could not be deleted',
      waiting(16),
      makeObserved({
        volumes: [
          makeVolume({
            phase: 'Failed',
            message: 'disk is in use',
            finalizers: ['csi/attached'],
          }),
        ],
      }),
      {
        reason: 'VolumeStuck',
        message:
          'Volume pvc-1 is Failed: disk is in use. It has the finalizer csi/attached, and stays until what put it there takes it away again.',
        nextStep: undefined,
      },
    ],
    [
      'does not call a volume stuck that was let go of late',
      waiting(60),
      makeObserved({
        volumes: [makeVolume({ phase: 'Released', since: inSeconds(-15) })],
      }),
      {
        reason: undefined,
        message: 'Waiting for the volumes pvc-1 to be gone.',
        nextStep: undefined,
      },
    ],
    [
      'calls it stuck by the step’s time when the cluster’s clock is ahead',
      waiting(60),
      makeObserved({
        volumes: [makeVolume({ phase: 'Released', since: inSeconds(60) })],
      }),
      { reason: 'VolumeStuck', nextStep: undefined },
    ],
    [
      'does not take volumes for gone that nobody has asked for',
      makeDesired(DELETING),
      makeObserved({ volumes: undefined }),
      {
        message: 'Waiting to hear whether volumes are left.',
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
      'does not wait for volumes that are to be kept, and names them',
      makeDesired(DELETING),
      makeObserved({ volumes: [RETAINED] }),
      {
        phase: 'Deleting',
        message:
          'Everything is gone. The volumes pvc-1 stay with their data, since their reclaim policy is Retain.',
        nextStep: 'remove-record',
      },
    ],
    [
      'waits for the others all the same',
      makeDesired(DELETING),
      makeObserved({ volumes: [RETAINED, makeVolume({ name: 'pvc-2' })] }),
      {
        message:
          'Waiting for the volumes pvc-2 to be gone. The volumes pvc-1 stay with their data, since their reclaim policy is Retain.',
        nextStep: undefined,
      },
    ],
    [
      'waits until a volume that is to be kept is let go of',
      makeDesired(DELETING),
      makeObserved({ volumes: [{ ...RETAINED, phase: 'Bound' }] }),
      { nextStep: undefined },
    ],
    [
      'names the volumes that will be kept from the beginning',
      makeDesired(DELETING),
      makeWhole({ volumes: [{ ...RETAINED, phase: 'Bound' }] }),
      {
        message:
          'Deleting the namespace. The volumes pvc-1 stay with their data, since their reclaim policy is Retain.',
        nextStep: 'delete-namespace',
      },
    ],
    [
      'says that a step goes through again and again in vain, and goes on',
      makeDesired({
        ...DELETING,
        operation: {
          ...DELETING.operation,
          step: 'delete-namespace',
          attempts: 3,
        },
      }),
      makeWhole(),
      {
        reason: 'Unclassified',
        message:
          'Step delete-namespace was run again and again without effect.',
        nextStep: 'delete-namespace',
      },
    ],
    [
      'leaves a namespace alone that is not ours',
      makeDesired({ ...DELETING, namespaceUid: 'another-uid' }),
      makeWhole({ namespace: FOREIGN }),
      { phase: 'Deleting', nextStep: 'remove-record' },
    ],
    [
      'leaves our namespace alone, too, when it has lost its label, and goes on when that is back',
      makeDesired({ ...DELETING, namespaceUid: 'uid' }),
      makeWhole({ namespace: { ...OURS, storeId: undefined } }),
      {
        phase: 'Deleting',
        reason: 'LabelsRemoved',
        message: expect.stringContaining(
          'lacks the label woocommerce.backstage/store-id=store-id',
        ),
        nextStep: undefined,
      },
    ],
    [
      'does so even if it is empty',
      makeDesired({ ...DELETING, namespaceUid: 'uid' }),
      makeObserved({ namespace: { ...OURS, storeId: 'another-id' } }),
      { reason: 'LabelsRemoved', nextStep: undefined },
    ],
    [
      'forgets the store when somebody has deleted that namespace by hand',
      makeDesired({ ...DELETING, namespaceUid: 'uid' }),
      makeObserved(),
      { nextStep: 'remove-record' },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
