import { WOOCOMMERCE_STORE_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { ReachableStore } from '../kubernetes/ObservedStore';
import {
  DATABASE,
  decideAll,
  ExpectedState,
  OURS,
} from './__testUtils__/decide';
import {
  inSeconds,
  makeDesired,
  makeObserved,
  makeWhole,
  makeWorkload,
} from './__testUtils__/stores';

const SETTLED = makeDesired({
  status: { phase: 'Ready' },
  operation: { releaseApplied: true, status: 'Succeeded' },
});

/** By hand, with kubectl or Helm. */
const CHANGES: [string, ReachableStore, ExpectedState][] = [
  [
    'its namespace is deleted',
    makeObserved(),
    { phase: 'Failed', reason: 'NamespaceMissing' },
  ],
  [
    'its namespace is being deleted',
    makeWhole({ namespace: { ...OURS, terminating: true } }),
    { phase: 'Degraded', reason: 'NamespaceStuck' },
  ],
  [
    'the label is taken from its namespace that says whose it is',
    makeWhole({ namespace: { ...OURS, storeId: undefined } }),
    {
      phase: 'Degraded',
      reason: 'LabelsRemoved',
      message: expect.stringContaining('woocommerce.backstage/store-id'),
    },
  ],
  [
    'its release is uninstalled',
    makeWhole({ release: undefined, workloads: [] }),
    { phase: 'Degraded', reason: 'ReleaseMissing' },
  ],
  [
    'an upgrade by hand has failed',
    makeWhole({
      release: { revision: 2, status: 'failed', modifiedAt: inSeconds(0) },
    }),
    {
      phase: 'Degraded',
      reason: 'HelmFailed',
      message: 'Revision 2 of release store-demo is failed',
    },
  ],
  [
    'a workload is scaled to 0',
    makeWhole({
      workloads: [
        DATABASE,
        makeWorkload('Deployment', 'store-demo-wordpress', {
          ready: false,
          readyReplicas: 0,
          desiredReplicas: 0,
          problem: {
            reason: 'ScaledDown',
            message: 'Deployment store-demo-wordpress is scaled to 0',
          },
        }),
      ],
    }),
    {
      phase: 'Degraded',
      reason: 'ScaledDown',
      message: 'Deployment store-demo-wordpress is scaled to 0',
    },
  ],
  [
    'a workload is deleted',
    makeWhole({ workloads: [DATABASE] }),
    {
      phase: 'Degraded',
      reason: 'WorkloadNotReady',
      message: expect.stringContaining('no workload store-demo-wordpress'),
    },
  ],
  [
    'the label is taken from a workload',
    makeWhole({
      unlabelled: [
        {
          kind: 'Deployment',
          name: 'store-demo-wordpress',
          label: WOOCOMMERCE_STORE_LABEL,
        },
      ],
    }),
    {
      phase: 'Degraded',
      reason: 'LabelsRemoved',
      message:
        'Deployment store-demo-wordpress lacks the label woocommerce.backstage/store',
      evidence: [
        {
          kind: 'Deployment',
          name: 'store-demo-wordpress',
          message: 'The label woocommerce.backstage/store is missing',
        },
      ],
    },
  ],
  [
    'its quota is deleted',
    makeWhole({ limitsReady: false }),
    { phase: 'Degraded', reason: 'LimitsMissing' },
  ],
  [
    'its passwords are deleted',
    makeWhole({ credentials: undefined }),
    { phase: 'Degraded', reason: 'CredentialsMissing' },
  ],
];

describe('F27: a store that somebody has changed by hand', () => {
  it.each(CHANGES)(
    'says so when %s, and nothing is put back unasked',
    (_, observed, expected) => {
      const desired = { ...SETTLED, namespaceUid: OURS.uid };
      expect(decideAll(desired, observed)).toMatchObject({
        ...expected,
        nextStep: undefined,
        outcome: undefined,
      });
    },
  );

  it.each<[string, ReachableStore, ExpectedState]>([
    [
      'its namespace is gone',
      makeObserved(),
      { phase: 'Failed', reason: 'NamespaceMissing' },
    ],
    [
      'its namespace is on its way out',
      makeWhole({ namespace: { ...OURS, terminating: true } }),
      { phase: 'Failed', reason: 'NamespaceStuck' },
    ],
    [
      'its release is gone',
      makeWhole({ release: undefined, workloads: [] }),
      { phase: 'Failed', reason: 'ReleaseMissing' },
    ],
    [
      'its pods are still not ready',
      makeWhole({ workloads: [DATABASE] }),
      { phase: 'Failed', reason: 'DeadlineExceeded' },
    ],
  ])(
    'that had come up too late, is called what it is now when %s',
    (_, observed, expected) => {
      const late = makeDesired({
        operation: {
          releaseApplied: true,
          status: 'Failed',
          reason: 'DeadlineExceeded',
        },
      });
      const desired = { ...late, namespaceUid: OURS.uid };
      expect(decideAll(desired, observed)).toMatchObject(expected);
    },
  );

  it('names the lowest workload that is down, for which the others may be', () => {
    const observed = makeWhole({
      workloads: [
        makeWorkload('Deployment', 'store-demo-wordpress', {
          ready: false,
          problem: { reason: 'DatabaseNotReady', message: 'no answer' },
        }),
        makeWorkload('StatefulSet', DATABASE.name, {
          ready: false,
          problem: { reason: 'QuotaExceeded', message: 'no room' },
        }),
      ],
    });
    expect(decideAll(SETTLED, observed)).toMatchObject({
      reason: 'QuotaExceeded',
    });
  });

  it('is looked at again before long where the watches do not tell all', () => {
    const observed = makeWhole({ workloads: [DATABASE], isUnsettled: true });
    expect(decideAll(SETTLED, observed).reviewAt).toEqual(inSeconds(2));
  });
});
