/** Where a controller listens and what it talks to. */
interface Addresses {
  readonly metrics: number;
  readonly health: number;
}

/** As its Deployment has them, and as its documentation advises for hundreds of releases. */
function buildCommonArgs({ metrics, health }: Addresses): string[] {
  return [
    '--watch-all-namespaces',
    '--log-level=info',
    '--log-encoding=json',
    '--concurrent=10',
    '--requeue-dependency=5s',
    `--metrics-addr=127.0.0.1:${metrics}`,
    `--health-addr=127.0.0.1:${health}`,
  ];
}

/**
 * The arguments of the helm-controller.
 *
 * @param leaderElection - whether another one stands by
 * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/
 */
export function buildHelmControllerArgs(
  addresses: Addresses,
  leaderElection: boolean,
): string[] {
  return [
    ...buildCommonArgs(addresses),
    ...(leaderElection ? ['--enable-leader-election'] : []),
  ];
}

/**
 * The arguments of the source-controller.
 *
 * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/#enable-helm-repositories-caching
 */
export function buildSourceControllerArgs(
  addresses: Addresses,
  storage: { directory: string; port: number },
): string[] {
  const address = `127.0.0.1:${storage.port}`;
  return [
    ...buildCommonArgs(addresses),
    `--storage-path=${storage.directory}`,
    `--storage-addr=${address}`,
    `--storage-adv-addr=${address}`,
    '--helm-cache-max-size=10',
    '--helm-cache-ttl=60m',
    '--helm-cache-purge-interval=5m',
  ];
}
