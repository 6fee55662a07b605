import { ObservedStore } from '../kubernetes/ObservedStore';
import { decideAll, ExpectedState } from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeWhole,
} from './__testUtils__/stores';
import { DesiredStore } from './DesiredStore';

const SETTLED = {
  operation: { releaseApplied: true, status: 'Succeeded' as const },
};

describe('determineStoreState', () => {
  it.each<[string, DesiredStore, ObservedStore, ExpectedState]>([
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
      'keeps why a store has failed when the cluster does not answer',
      makeDesired({
        operation: { status: 'Failed' },
        status: {
          phase: 'Failed',
          reason: 'ImagePullFailed',
          message: 'There is no such image.',
        },
      }),
      { reachable: false, message: 'connection refused' },
      {
        phase: 'Failed',
        reason: 'ImagePullFailed',
        message: 'There is no such image.',
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
      'says nothing of a store whose chart is no longer configured',
      {
        ...makeDesired({ ...SETTLED, status: { phase: 'Ready' } }),
        layout: undefined,
      },
      makeWhole({ workloads: [] }),
      {
        phase: 'Ready',
        reason: 'Unclassified',
        message: expect.stringContaining(
          'woocommerce-store is no longer configured',
        ),
        nextStep: undefined,
        outcome: undefined,
      },
    ],
    [
      'does not go on making a store whose chart is no longer configured',
      {
        ...makeDesired({ status: { phase: 'Provisioning' } }),
        layout: undefined,
      },
      makeObserved(),
      { phase: 'Failed', reason: 'Unclassified', outcome: 'Failed' },
    ],
    [
      'removes a store whose chart is no longer configured',
      { ...makeDesired({ operation: { kind: 'delete' } }), layout: undefined },
      makeWhole(),
      { phase: 'Deleting', nextStep: 'uninstall-release' },
    ],
  ])('%s', (_, desired, observed, expected) => {
    expect(decideAll(desired, observed)).toMatchObject(expected);
  });
});
