import { ObservedStore } from '../kubernetes/ObservedStore';
import { decideAll, ExpectedState, OURS } from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeWhole,
  NOW,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

const FOREIGN = { ...OURS, storeId: 'another-id' };
const TERMINATING = { ...OURS, terminating: true };
const DELETING = { operation: { kind: 'delete' as const } };
const CLAIM = makeWhole().volumeClaims[0];

describe('determineStoreState of a store that is to be removed', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
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
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
