/** Where `script/bench` has put what is measured. */
export interface Settings {
  /** The kubeconfig of the cluster's administrator, as which peers act. */
  readonly adminKubeconfig: string;
  /** The kubeconfig of the portal's own account. */
  readonly portalKubeconfig: string;
  /** Where the cluster's etcd answers. */
  readonly etcdUrl: string;
  /** The file with the token of the account of Backstage's own Kubernetes plugin. */
  readonly viewerTokenFile: string;
  /** A PostgreSQL server on which databases may be made. */
  readonly databaseUrl: string;
  /** The folder with `helm`, `kubectl` and the peers' programs. */
  readonly programs: string;
  /** For logs and what is written meanwhile. */
  readonly directory: string;
  /** How long pods take to become ready once they have a node. */
  readonly podDelayMs: number;
  /** Whether the cluster's controllers ask as often as they like. */
  readonly unlimitedQps: boolean;
}

/**
 * Reads what `script/bench` sets.
 *
 * @throws when a variable is missing
 */
export function readSettings(environment: NodeJS.ProcessEnv): Settings {
  const read = (name: string) => {
    const value = environment[name];
    if (!value) {
      throw new Error(`${name} is not set, as script/bench does`);
    }
    return value;
  };
  return {
    adminKubeconfig: read('BENCH_ADMIN_KUBECONFIG'),
    portalKubeconfig: read('BENCH_KUBECONFIG'),
    etcdUrl: read('BENCH_ETCD_URL'),
    viewerTokenFile: read('BENCH_VIEWER_TOKEN_FILE'),
    databaseUrl: read('BENCH_DATABASE_URL'),
    programs: read('BENCH_PROGRAMS'),
    directory: read('BENCH_DIRECTORY'),
    podDelayMs: Number(read('BENCH_POD_DELAY_MS')),
    unlimitedQps: read('BENCH_UNLIMITED_QPS') === 'true',
  };
}
