import type { V1PodSpec } from '@kubernetes/client-node';
import { findMountedConfigMaps } from './findMountedConfigMaps';

describe('findMountedConfigMaps', () => {
  const makeSpec = (...names: string[]): V1PodSpec => ({
    containers: [],
    volumes: [
      { name: 'tmp', emptyDir: {} },
      ...names.map(name => ({ name, configMap: { name } })),
    ],
  });
  const makeReplicaSet = (name: string, replicas: number, left = replicas) => ({
    spec: { replicas, selector: {}, template: { spec: makeSpec(name) } },
    status: { replicas: left },
  });
  const makeJob = (name: string, condition?: string) => ({
    spec: { template: { spec: makeSpec(name) } },
    status: {
      conditions: condition ? [{ type: condition, status: 'True' }] : [],
    },
  });
  const makePod = (name: string, phase: string) => ({
    spec: makeSpec(name),
    status: { phase },
  });

  it('finds those of pods that are not over', () => {
    const pods = [
      makePod('a', 'Running'),
      makePod('b', 'Pending'),
      makePod('c', 'Succeeded'),
      makePod('d', 'Failed'),
    ];
    expect(find({ pods })).toEqual(['a', 'b']);
  });

  it('finds those of replica sets that have pods, or are to have some', () => {
    const replicaSets = [
      makeReplicaSet('a', 1),
      makeReplicaSet('b', 1, 0),
      makeReplicaSet('c', 0, 1),
      makeReplicaSet('d', 0),
    ];
    expect(find({ replicaSets })).toEqual(['a', 'b', 'c']);
  });

  it('finds those of jobs that may yet make a pod', () => {
    const jobs = [
      makeJob('a'),
      makeJob('b', 'Suspended'),
      makeJob('c', 'Complete'),
      makeJob('d', 'Failed'),
    ];
    expect(find({ jobs })).toEqual(['a', 'b']);
  });

  it('looks into volumes of several sources', () => {
    const sources = [
      { secret: { name: 'secret' } },
      { configMap: { name: 'a' } },
      { configMap: { name: 'b' } },
    ];
    const spec = {
      containers: [],
      volumes: [{ name: 'all', projected: { sources } }],
    };
    expect(find({ pods: [{ spec }] })).toEqual(['a', 'b']);
  });

  it('finds none where there are no volumes', () => {
    expect(find({ pods: [{ spec: { containers: [] } }, {}] })).toEqual([]);
  });

  function find(
    objects: Partial<Parameters<typeof findMountedConfigMaps>[0]>,
  ): string[] {
    return [
      ...findMountedConfigMaps({
        replicaSets: [],
        jobs: [],
        pods: [],
        ...objects,
      }),
    ];
  }
});
