import { BenchCluster } from '../lab/BenchCluster';

/** A revision of a Helm release, as its Secret's labels have it. */
export interface ReleaseRevision {
  readonly namespace: string;
  readonly release: string;
  readonly revision: number;
  readonly status: string;
}

/** Lists the revisions of all releases in the namespaces that begin like this. */
export async function listRevisions(
  { core }: BenchCluster,
  prefix: string,
): Promise<ReleaseRevision[]> {
  const { items } = await core.listSecretForAllNamespaces({
    labelSelector: 'owner=helm',
  });
  return items
    .map(({ metadata }) => ({
      namespace: metadata?.namespace ?? '',
      release: metadata?.labels?.name ?? '',
      revision: Number(metadata?.labels?.version),
      status: metadata?.labels?.status ?? 'unknown',
    }))
    .filter(({ namespace }) => namespace.startsWith(prefix));
}
