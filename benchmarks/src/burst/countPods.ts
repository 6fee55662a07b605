import { JsonObject } from '@backstage/types';

/** How many pods the workloads among objects have. */
export function countPods(objects: readonly JsonObject[]): number {
  return objects
    .filter(({ kind }) => kind === 'Deployment' || kind === 'StatefulSet')
    .map(({ spec }) => spec as { replicas?: number })
    .reduce((total, { replicas = 1 }) => total + replicas, 0);
}
