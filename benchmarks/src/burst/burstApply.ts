import { makeNames } from '../lab/makeNames';
import { ReadyWatch } from '../lab/ReadyWatch';
import { makeNamespace } from '../peers/makeNamespace';
import { KubectlCli } from '../programs/KubectlCli';
import {
  BURST_TIMEOUT_MS,
  BurstResult,
  CONCURRENCY,
  measureBurst,
  PeerBurst,
} from './Burst';
import { countPods } from './countPods';
import { readObjects } from './readObjects';

const PREFIX = 'apply-';

/**
 * Applies what stores consist of, without Helm and without waiting in between:
 * the most that the cluster can do.
 */
export async function burstApply(burst: PeerBurst): Promise<BurstResult> {
  const { lab, count, sample } = burst;
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
  });
  try {
    const kubectl = new KubectlCli(lab.settings);
    return await measureBurst(burst, async () => {
      await kubectl.applyInParallel(manifests, CONCURRENCY);
      await watch.waitFor(pods, BURST_TIMEOUT_MS);
    });
  } finally {
    watch.stop();
    await lab.cluster.removeNamespaces(PREFIX);
  }
}
