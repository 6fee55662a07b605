/** Where a controller listens and what it talks to. */
interface Addresses {
  readonly metrics: number;
  readonly health: number;
}

/** How many Flux's documentation advises to work on at the same time, with hundreds of releases. */
const FLUX_CONCURRENCY = 10;

/** As its Deployment has them, and as its documentation advises for hundreds of releases. */
function buildCommonArgs(
  { metrics, health }: Addresses,
  concurrency = FLUX_CONCURRENCY,
): string[] {
  return [
    '--watch-all-namespaces',
    '--log-level=info',
    '--log-encoding=json',
    `--concurrent=${concurrency}`,
    '--requeue-dependency=5s',
    `--metrics-addr=127.0.0.1:${metrics}`,
    `--health-addr=127.0.0.1:${health}`,
  ];
}

/**
 * The arguments of the helm-controller.
 *
 * @param options.leaderElection - whether another one stands by
 * @see https://fluxcd.io/flux/installation/configuration/vertical-scaling/
 */
export function buildHelmControllerArgs(
  addresses: Addresses,
  options: { leaderElection: boolean; concurrency?: number },
): string[] {
  const { leaderElection, concurrency } = options;
  return [
    ...buildCommonArgs(addresses, concurrency),
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
