import { BenchCluster } from './BenchCluster';

/**
 * Looks for objects in namespaces that are gone, since a namespace of which its
 * controller knew too little may leave some behind.
 *
 * @throws when there is a release, a volume claim, or another Secret
 */
export async function requireNoRemains(
  { core }: BenchCluster,
  namespaces: readonly string[],
): Promise<void> {
  const lists = await Promise.all([
    core.listSecretForAllNamespaces(),
    core.listPersistentVolumeClaimForAllNamespaces(),
  ]);
  const gone = new Set(namespaces);
  const remains = lists
    .flatMap(({ items }) => items.map(({ metadata }) => metadata!))
    .filter(({ namespace }) => gone.has(namespace!));
  if (remains.length) {
    throw new Error(
      `Left behind: ${remains
        .map(({ namespace, name }) => `${namespace}/${name}`)
        .join(', ')}`,
    );
  }
}
