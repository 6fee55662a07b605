import { LoggerService } from '@backstage/backend-plugin-api';
import { ClusterClient } from '../cluster/ClusterClient';
import { KubernetesClusterClient } from '../cluster/KubernetesClusterClient';
import { KubernetesStoreObserver } from '../cluster/KubernetesStoreObserver';
import { StoreObserver } from '../cluster/StoreObserver';
import { ClusterConfig } from '../config';
import { CliHelmClient } from '../helm/CliHelmClient';
import { HelmClient } from '../helm/HelmClient';
import { HelmSetup } from '../helm/prepareHelm';
import { loadKubernetes } from '../kubernetes/loadKubernetes';
import { StoreWatches } from '../kubernetes/StoreWatches';
import { StoreMetrics } from '../metrics';
import { StoreTracing } from '../tracing/StoreTracing';

/** A cluster in which stores live, with all that is needed to work in it. */
export interface StoreCluster {
  readonly name: string;
  readonly client: ClusterClient;
  readonly observer: StoreObserver;
  readonly helm: HelmClient;
  /** Whether it has answered since the start, or failed to. */
  readonly settled: boolean;
  /** Whether it answers, as far as its watches know. */
  readonly reachable: boolean;
  /** Whether all that belongs to stores can be watched, which takes the rights to it, too. */
  readonly connected: boolean;
  /** Whether a watch was cut a moment ago, so that nobody can say yet whether it answers. */
  readonly interrupted: boolean;
  /** Returns when the stores are watched, or the first attempt has failed. */
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Opens a cluster. Nothing is called before it is started. */
export async function openStoreCluster(options: {
  config: ClusterConfig;
  helm: HelmSetup;
  logger: LoggerService;
  metrics: StoreMetrics;
  tracing: StoreTracing;
  /**
   * Is called with the store's name when one of its objects changed, and with how
   * many milliseconds that may wait for what others say.
   */
  onChange: (storeName: string, patienceMs: number) => void;
  /** Is called when the cluster was lost, and when it is there again. */
  onConnection: () => void;
}): Promise<StoreCluster> {
  const { config, helm, tracing, onChange, onConnection } = options;
  const logger = options.logger.child({ cluster: config.name });
  const metrics = options.metrics.forCluster(config.name);
  const kubernetes = await loadKubernetes(config, {
    metrics: metrics.kubernetes,
    tracing,
  });
  const watches = StoreWatches.create({
    kubernetes,
    logger,
    onChange,
    onConnection,
  });
  let settled = false;
  return {
    name: config.name,
    client: KubernetesClusterClient.create({ kubernetes }),
    observer: KubernetesStoreObserver.create({ kubernetes, watches }),
    helm: CliHelmClient.create({
      ...helm,
      connection: config,
      logger,
      metrics: metrics.helm,
      tracing,
    }),
    get settled() {
      return settled;
    },
    get reachable() {
      return !watches.lost;
    },
    get connected() {
      return watches.connected;
    },
    get interrupted() {
      return watches.interrupted;
    },
    start: async () => {
      await watches.start();
      settled = true;
    },
    stop: () => watches.stop(),
  };
}
