import { CONCURRENCY, makeNames } from '../burst/Burst';
import { BenchCluster } from '../lab/BenchCluster';
import { findUnsound } from './findUnsound';
import { STORES } from './KillTimes';
import { listRevisions } from './listRevisions';

/**
 * Counts the releases that are there once and deployed, after an installer was
 * killed, and tells what is the matter with the others.
 */
export async function countSound(
  cluster: BenchCluster,
  prefix: string,
  log: (text: string) => void,
): Promise<number> {
  const expected = makeNames(prefix, STORES);
  const namespaces = await cluster.listNamespaces(prefix);
  const more = namespaces.filter(name => !expected.includes(name));
  const problems = [
    ...findUnsound(
      expected,
      await listRevisions(cluster, prefix),
      // Both work on as many at the same time, and no more can be broken off.
      CONCURRENCY,
    ),
    ...more.map(name => `Nobody asked for ${name}`),
  ];
  problems.forEach(problem =>
    log(`  After an installer was killed: ${problem}`),
  );
  return expected.length - problems.length;
}
