import { ObservedWorkload } from '../kubernetes/ObservedStore';
import { NO_OBJECTS, WorkloadObjects } from '../kubernetes/StoreWatches';
import { WatchedPod } from '../kubernetes/watch/WatchedObjects';
import { findEventQuestion } from './findEventQuestion';

const NOW = new Date('2026-01-01T12:00:00Z');

function secondsAgo(seconds: number): Date {
  return new Date(NOW.getTime() - seconds * 1_000);
}

function ask(
  pods: WatchedPod[],
  overrides: Partial<ObservedWorkload> & { age?: number } = {},
) {
  const { age = 3_600, ...workload } = overrides;
  const name = 'store-demo-mariadb';
  const objects: WorkloadObjects = {
    ...NO_OBJECTS,
    statefulSets: [
      {
        metadata: { name, creationTimestamp: secondsAgo(age) },
        spec: { selector: { matchLabels: { app: name } } },
      },
    ],
    pods: pods.map(pod => ({
      ...pod,
      metadata: { ...pod.metadata, labels: { app: name } },
    })),
  };
  const observed: ObservedWorkload = {
    kind: 'StatefulSet',
    name,
    ready: false,
    readyReplicas: 0,
    desiredReplicas: 1,
    ...workload,
  };
  return findEventQuestion(objects, [observed], NOW);
}

function makePod(age: number, runningFor?: number): WatchedPod {
  const state =
    runningFor === undefined
      ? { waiting: { reason: 'ContainerCreating' } }
      : { running: { startedAt: secondsAgo(runningFor) } };
  const image = 'mariadb';
  return {
    metadata: { creationTimestamp: secondsAgo(age) },
    status: {
      containerStatuses: [
        { name: 'mariadb', image, ready: false, restartCount: 0, state },
      ],
    },
  };
}

describe('findEventQuestion', () => {
  it.each<[string, boolean, Parameters<typeof ask>]>([
    ['is missing', true, [[]]],
    ['is missing, of a workload made just now', false, [[], { age: 0.5 }]],
    [
      'is missing, which is explained',
      false,
      [[], makeProblem('QuotaExceeded')],
    ],
    ['is missing, which has no name', true, [[], makeProblem('Unclassified')]],
    ['is not wanted', false, [[], { desiredReplicas: 0 }]],
    ['is ready', false, [[makePod(60)], { ready: true }]],
    ['was made just now', false, [[makePod(2)]]],
    ['does not start', true, [[makePod(10)]]],
    ['is starting up', false, [[makePod(30, 20)]]],
    ['should have answered its probes by now', true, [[makePod(90, 70)]]],
    ['is from the future, by a clock that is', true, [[makePod(-600)]]],
  ])('of a pod that %s, asks for warnings: %s', (_, warnings, options) => {
    expect(ask(...options)).toEqual({ warnings, claims: false });
  });

  it('asks for claims where one is not bound', () => {
    expect(ask([], makeProblem('VolumeNotBound'))).toEqual({
      warnings: false,
      claims: true,
    });
  });
});

function makeProblem(
  reason: 'QuotaExceeded' | 'Unclassified' | 'VolumeNotBound',
): Partial<ObservedWorkload> {
  return { problem: { reason, message: '' } };
}
