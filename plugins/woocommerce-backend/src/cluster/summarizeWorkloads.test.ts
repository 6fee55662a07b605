import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import { NO_OBJECTS, WorkloadObjects } from '../kubernetes/StoreWatches';
import { summarizeWorkloads } from './summarizeWorkloads';

const NOW = new Date('2026-01-01T12:00:00Z');
const LABELS = { app: 'wordpress' };

const DEPLOYMENT: V1Deployment = {
  metadata: { name: 'store-demo-wordpress', generation: 2 },
  spec: {
    replicas: 1,
    selector: { matchLabels: LABELS },
    template: {},
  },
  status: {
    observedGeneration: 2,
    updatedReplicas: 1,
    readyReplicas: 1,
    availableReplicas: 1,
  },
};

function summarize(objects: Partial<WorkloadObjects>) {
  return summarizeWorkloads({ ...NO_OBJECTS, ...objects }, { now: NOW });
}

function makePod(
  status: V1Pod['status'],
  spec: Partial<V1Pod['spec']> = {},
): V1Pod {
  return {
    metadata: { labels: LABELS },
    spec: { containers: [], ...spec },
    status,
  };
}

const WAITING: V1Deployment = {
  ...DEPLOYMENT,
  status: { observedGeneration: 2 },
};

describe('summarizeWorkloads', () => {
  it.each<[string, V1Deployment['status'], boolean]>([
    ['all its pods are available', DEPLOYMENT.status, true],
    [
      'the controller has not seen the latest change',
      { ...DEPLOYMENT.status, observedGeneration: 1 },
      false,
    ],
    [
      'only pods of the old template are ready',
      { ...DEPLOYMENT.status, updatedReplicas: 0 },
      false,
    ],
    [
      'its pod is not available yet',
      { ...DEPLOYMENT.status, availableReplicas: 0 },
      false,
    ],
    ['nothing is known of it', undefined, false],
  ])('calls a Deployment ready only rightly: %s', (_, status, ready) => {
    const { workloads } = summarize({
      deployments: [{ ...DEPLOYMENT, status }],
    });
    expect(workloads[0].ready).toBe(ready);
  });

  it('does not call a workload ready that is scaled to 0', () => {
    const { workloads } = summarize({
      deployments: [
        {
          ...DEPLOYMENT,
          spec: { ...DEPLOYMENT.spec!, replicas: 0 },
          status: { observedGeneration: 2 },
        },
      ],
    });
    expect(workloads[0]).toMatchObject({
      ready: false,
      desiredReplicas: 0,
      problem: { reason: 'ScaledDown' },
    });
  });

  it('asks nothing of pods that are on their way out, or have ended', () => {
    const waiting: V1Pod['status'] = {
      containerStatuses: [
        {
          name: 'wordpress',
          image: 'wordpress',
          imageID: '',
          ready: false,
          restartCount: 1,
          state: { waiting: { reason: 'ImagePullBackOff' } },
        },
      ],
    };
    const leaving = makePod(waiting);
    leaving.metadata!.deletionTimestamp = NOW;
    const evicted = makePod({ ...waiting, phase: 'Failed' });
    const summarizePods = (pods: V1Pod[]) =>
      summarize({ deployments: [WAITING], pods }).workloads[0].problem?.reason;
    expect(summarizePods([leaving, evicted])).toBeUndefined();
    expect(summarizePods([leaving, evicted, makePod(waiting)])).toBe(
      'ImagePullFailed',
    );
  });

  it('names the volume claim that a pod waits for, before the scheduler’s words', () => {
    const pod = makePod(
      {
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
            message: 'unbound immediate PersistentVolumeClaims',
          },
        ],
      },
      {
        volumes: [
          {
            name: 'content',
            persistentVolumeClaim: { claimName: 'store-demo-wordpress' },
          },
        ],
      },
    );
    const volumeClaims = [
      {
        metadata: { name: 'store-demo-wordpress' },
        status: { phase: 'Pending' },
      },
    ];
    expect(
      summarize({ deployments: [WAITING], pods: [pod], volumeClaims })
        .workloads[0].problem,
    ).toMatchObject({
      reason: 'VolumeNotBound',
      message: 'Volume claim store-demo-wordpress is Pending (NoStorageClass)',
    });
  });

  it('lets a pod wait for its volumes and its node for a moment', () => {
    const status = {
      conditions: [
        {
          type: 'PodScheduled',
          status: 'False',
          reason: 'Unschedulable',
        },
      ],
    };
    const makeAged = (seconds: number): V1Pod => ({
      ...makePod(status),
      metadata: {
        labels: LABELS,
        creationTimestamp: new Date(NOW.getTime() - seconds * 1_000),
      },
    });
    const findReason = (pod: V1Pod) =>
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem
        ?.reason;
    expect(findReason(makeAged(4))).toBeUndefined();
    expect(findReason(makeAged(6))).toBe('Unschedulable');
  });

  it('looks only at the pods of the workload', () => {
    const pod = {
      ...makePod({
        conditions: [
          {
            type: 'PodScheduled',
            status: 'False',
            reason: 'Unschedulable',
          },
        ],
      }),
      metadata: { labels: { app: 'mariadb' } },
    };
    expect(
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem,
    ).toBeUndefined();
  });
});
