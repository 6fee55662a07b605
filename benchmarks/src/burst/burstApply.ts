import type { KubernetesObject } from '@kubernetes/client-node';
import { ReadyWatch } from '../lab/ReadyWatch';
import { KubectlCli } from '../peers/KubectlCli';
import { makeNamespace } from '../peers/makeNamespace';
import {
  BURST_TIMEOUT_MS,
  CONCURRENCY,
  makeNames,
  PeerBurst,
  toRate,
} from './Burst';
import { countPods } from './countPods';
import { readObjects } from './readObjects';

const PREFIX = 'apply-';

/**
 * Applies what stores consist of, without Helm and without waiting in between:
 * the most that the cluster can do.
 */
export async function burstApply({
  lab,
  count,
  sample,
}: PeerBurst): Promise<number> {
  const stores = makeNames(PREFIX, count).map(name =>
    readObjects(sample.getManifest(name), name),
  );
  const manifests = stores.map((objects, index) => [
    JSON.stringify(makeNamespace(`${PREFIX}${index}`)),
    ...objects.map(object => JSON.stringify(object)),
  ]);
  const pods = stores.reduce((total, each) => total + countPods(each), 0);
  const watch = await ReadyWatch.start(lab.cluster, {
    path: '/api/v1/pods',
    prefix: PREFIX,
    filter: isNoTask,
  });
  try {
    const startedAt = performance.now();
    await new KubectlCli(lab.settings).applyInParallel(manifests, CONCURRENCY);
    await watch.waitFor(pods, BURST_TIMEOUT_MS);
    return toRate(count, performance.now() - startedAt);
  } finally {
    watch.stop();
    await lab.cluster.removeNamespaces(PREFIX);
  }
}

/** Leaves out pods that come and go, such as those of a store's cron. */
function isNoTask({ metadata }: KubernetesObject): boolean {
  return !metadata?.ownerReferences?.some(({ kind }) => kind === 'Job');
}
