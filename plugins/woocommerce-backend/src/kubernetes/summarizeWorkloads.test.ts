import type { V1Deployment, V1Pod } from '@kubernetes/client-node';
import { summarizeWorkloads } from './summarizeWorkloads';
import { WorkloadObjects } from './StoreWatches';

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
  return summarizeWorkloads(
    {
      deployments: [],
      statefulSets: [],
      replicaSets: [],
      pods: [],
      volumeClaims: [],
      cronJobs: [],
      jobs: [],
      ...objects,
    },
    NOW,
  );
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
    expect(workloads[0]).toMatchObject({ ready: false, desiredReplicas: 0 });
  });

  it('finds why the pods of a workload are refused', () => {
    const makeRefused = (message: string): V1Deployment => ({
      ...WAITING,
      status: {
        conditions: [{ type: 'ReplicaFailure', status: 'True', message }],
      },
    });
    expect(
      summarize({
        deployments: [
          makeRefused('pods "a" is forbidden: exceeded quota: store-limits'),
          makeRefused('pods "a" is forbidden: violates PodSecurity'),
        ],
      }).workloads.map(({ problem }) => problem?.reason),
    ).toEqual(['QuotaExceeded', 'AdmissionRejected']);
  });

  it.each([
    ['ImagePullBackOff', 'ImagePullFailed'],
    ['ErrImagePull', 'ImagePullFailed'],
    ['CrashLoopBackOff', 'CrashLooping'],
  ])('calls a container that waits for %s %s', (reason, expected) => {
    const pod = makePod({
      initContainerStatuses: [
        {
          name: 'bootstrap',
          image: 'wordpress',
          imageID: '',
          ready: false,
          restartCount: 1,
          state: { waiting: { reason, message: 'back-off' } },
        },
      ],
    });
    expect(
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem,
    ).toEqual({ reason: expected, message: 'Container bootstrap: back-off' });
  });

  it('tells what a crashed container said last', () => {
    const pod = makePod({
      containerStatuses: [
        {
          name: 'wordpress',
          image: 'wordpress',
          imageID: '',
          ready: false,
          restartCount: 1,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, message: 'no database' } },
        },
      ],
    });
    expect(
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem,
    ).toMatchObject({ message: 'Container wordpress: no database' });
  });

  it.each([
    [
      'BootstrapFailed/DatabaseNotReady: No answer in 600 s.',
      'DatabaseNotReady',
    ],
    ['BootstrapFailed/ChecksumMismatch: Not the archive.', 'BootstrapFailed'],
  ])('takes over the reason of a set-up that failed: %s', (said, expected) => {
    const pod = makePod({
      initContainerStatuses: [
        {
          name: 'bootstrap',
          image: 'wordpress',
          imageID: '',
          ready: false,
          restartCount: 1,
          state: { waiting: { reason: 'CrashLoopBackOff' } },
          lastState: { terminated: { exitCode: 1, message: said } },
        },
      ],
    });
    expect(
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem,
    ).toEqual({ reason: expected, message: said.split(': ')[1] });
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
    ).toEqual({
      reason: 'VolumeNotBound',
      message: 'Volume claim store-demo-wordpress is Pending',
    });
    expect(
      summarize({ deployments: [WAITING], pods: [pod] }).workloads[0].problem,
    ).toMatchObject({ reason: 'Unschedulable' });
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
