import { CONCURRENCY } from '../burst/Burst';
import { BenchCluster } from '../lab/BenchCluster';
import { makeNames } from '../lab/makeNames';
import { findUnsound } from './findUnsound';
import { STORES } from './KillTimes';
import { listRevisions } from './listRevisions';

/**
 * Counts the releases that are there once and deployed, after an installer was
 * killed, and tells what is the matter with the others.
 *
 * @throws when there is one that nobody has asked for
 */
export async function countSound(
  cluster: BenchCluster,
  prefix: string,
  log: (text: string) => void,
): Promise<number> {
  const expected = makeNames(prefix, STORES);
  const namespaces = await cluster.listNamespaces(prefix);
  const more = namespaces.filter(name => !expected.includes(name));
  if (more.length > 0) {
    throw new Error(`Nobody has asked for ${more.join(', ')}`);
  }
  const unsound = findUnsound(
    expected,
    await listRevisions(cluster, prefix),
    // Both work on as many at the same time, and no more can be broken off.
    CONCURRENCY,
  );
  for (const { namespace, problems } of unsound) {
    log(`  After a kill ${namespace} ${problems.join(', ')}`);
  }
  return expected.length - unsound.length;
}
