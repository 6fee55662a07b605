import { readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { summarizeNamespace } from '../../cluster/summarizeNamespace';
import { trimPod } from '../../kubernetes/watch/trimPod';
import { trimVolumeClaim } from '../../kubernetes/watch/trimVolumeClaim';
import {
  trimDeployment,
  trimJob,
  trimReplicaSet,
  trimStatefulSet,
} from '../../kubernetes/watch/trimWorkload';
import { FailureSources } from '../FailureSources';

const FOLDER = resolve(__dirname, '../__fixtures__');

/** How long after the last thing that happened it is looked at. */
const LATER_MS = 6_000;

/** What a cluster held, and the time that it is looked at. */
export interface FailureFixture {
  readonly sources: FailureSources;
  readonly now: Date;
}

/** The names of all that was recorded. */
export function listFixtures(): string[] {
  return readdirSync(FOLDER).map(file => file.replace('.json', ''));
}

/**
 * Reads what was recorded of a cluster in trouble, trimmed as what is watched.
 * Each file says where it is from.
 */
export function readFixture(name: string): FailureFixture {
  const text = readFileSync(resolve(FOLDER, `${name}.json`), 'utf8');
  const { objects } = JSON.parse(text);
  const select = (kind: string) =>
    objects.filter((object: { kind: string }) => object.kind === kind);
  const [namespace] = select('Namespace');
  return {
    sources: {
      namespace: namespace && {
        name: namespace.metadata.name,
        ...summarizeNamespace(namespace),
      },
      objects: {
        deployments: select('Deployment').map(trimDeployment),
        statefulSets: select('StatefulSet').map(trimStatefulSet),
        replicaSets: select('ReplicaSet').map(trimReplicaSet),
        pods: select('Pod').map(trimPod),
        volumeClaims: select('PersistentVolumeClaim').map(trimVolumeClaim),
        jobs: select('Job').map(trimJob),
      },
      events: select('Event'),
    },
    now: new Date(findLatest(text) + LATER_MS),
  };
}

function findLatest(text: string): number {
  const times = text.match(/\d{4}-\d\d-\d\dT[\d:.]+Z/g) ?? [];
  return Math.max(...times.map(time => Date.parse(time)));
}
