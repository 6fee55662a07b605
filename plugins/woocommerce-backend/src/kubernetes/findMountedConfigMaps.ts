import type {
  V1Job,
  V1Pod,
  V1PodSpec,
  V1ReplicaSet,
} from '@kubernetes/client-node';

/** The names of the ConfigMaps that pods have as volumes, or would have if they were made anew. */
export function findMountedConfigMaps(objects: {
  replicaSets: readonly V1ReplicaSet[];
  jobs: readonly V1Job[];
  pods: readonly V1Pod[];
}): Set<string> {
  const { replicaSets, jobs, pods } = objects;
  const specs = [
    ...replicaSets
      .filter(({ spec, status }) => spec?.replicas || status?.replicas)
      .map(({ spec }) => spec?.template?.spec),
    ...jobs
      .filter(job => !isFinished(job))
      .map(({ spec }) => spec?.template.spec),
    ...pods.filter(pod => !isEnded(pod)).map(({ spec }) => spec),
  ];
  return new Set(specs.flatMap(spec => (spec ? listConfigMaps(spec) : [])));
}

function isFinished({ status }: V1Job): boolean {
  return (
    status?.conditions?.some(
      condition =>
        ['Complete', 'Failed'].includes(condition.type) &&
        condition.status === 'True',
    ) ?? false
  );
}

function isEnded({ status }: V1Pod): boolean {
  return ['Succeeded', 'Failed'].includes(status?.phase ?? '');
}

function listConfigMaps({ volumes = [] }: V1PodSpec): string[] {
  return volumes
    .flatMap(({ configMap, projected }) => [
      configMap?.name,
      ...(projected?.sources?.map(source => source.configMap?.name) ?? []),
    ])
    .filter(name => name !== undefined);
}
