import { makeNames } from '../burst/Burst';
import { BenchCluster } from '../lab/BenchCluster';
import { findUnsound } from './findUnsound';
import { STORES } from './KillTimes';
import { listRevisions } from './listRevisions';

/**
 * Counts the releases that are there once and deployed, after an installer was killed.
 *
 * @throws with what is wrong when one is doubled or stuck
 */
export async function countSound(
  cluster: BenchCluster,
  prefix: string,
): Promise<number> {
  const expected = makeNames(prefix, STORES);
  const namespaces = await cluster.listNamespaces(prefix);
  const more = namespaces.filter(name => !expected.includes(name));
  const problems = [
    ...findUnsound(expected, await listRevisions(cluster, prefix)),
    ...more.map(name => `Nobody asked for ${name}`),
  ];
  if (problems.length) {
    throw new Error(`After an installer was killed:\n${problems.join('\n')}`);
  }
  return expected.length;
}
