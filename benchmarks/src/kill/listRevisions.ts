import { BenchCluster } from '../lab/BenchCluster';

/** A revision of a Helm release, as its Secret's labels have it. */
export interface ReleaseRevision {
  readonly namespace: string;
  readonly release: string;
  readonly revision: number;
  readonly status: string;
}

/**
 * Lists the revisions of all releases in the namespaces that begin like this.
 * Of the Secrets only what Kubernetes knows: whoever is measured meanwhile shares
 * the API server.
 */
export async function listRevisions(
  { core }: BenchCluster,
  prefix: string,
  status?: string,
): Promise<ReleaseRevision[]> {
  const { setHeaderOptions } = await import('@kubernetes/client-node');
  const { items } = await core.listSecretForAllNamespaces(
    { labelSelector: status ? `owner=helm,status=${status}` : 'owner=helm' },
    setHeaderOptions(
      'Accept',
      'application/json;as=PartialObjectMetadataList;g=meta.k8s.io;v=v1',
    ),
  );
  // An empty list of metadata has no items at all.
  return (items ?? [])
    .map(({ metadata }) => ({
      namespace: metadata?.namespace ?? '',
      release: metadata?.labels?.name ?? '',
      revision: Number(metadata?.labels?.version),
      status: metadata?.labels?.status ?? 'unknown',
    }))
    .filter(({ namespace }) => namespace.startsWith(prefix));
}
