import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import { StoreRepository } from '../database/StoreRepository';
import { ClusterConnections, LEASE_MS, StoreLeases } from '../database';
import { prepareHelm } from '../helm/prepareHelm';
import { LeaseKeeper } from '../lease/LeaseKeeper';
import { StoreMetrics } from '../metrics';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreInspector } from '../services/StoreInspector';
import { StoreTrigger } from '../services/StoreTrigger';
import { StoreTracing } from '../tracing/StoreTracing';
import { ClusterStoreInspector } from './ClusterStoreInspector';
import { ConnectionKeeper } from './ConnectionKeeper';
import { openStoreCluster, StoreCluster } from './StoreCluster';
import { StoreEngine } from './StoreEngine';
import { StoreReconciler } from './StoreReconciler';

/** The net under the watches: when some stores are looked at anyway. */
const RESYNC = { frequency: { cron: '* * * * *' }, timeout: { minutes: 1 } };

/** Opens the clusters and starts to work on stores as soon as the portal runs. */
export async function startEngine(options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  leases: StoreLeases;
  connections: ClusterConnections;
  publisher: StoreChangePublisher;
  logger: LoggerService;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
  metrics: StoreMetrics;
  tracing: StoreTracing;
}): Promise<{ trigger: StoreTrigger; inspector: StoreInspector }> {
  const { config, lifecycle, logger, metrics, scheduler, tracing } = options;
  const clusters = new Map<string, StoreCluster>();
  const holder = nameReplica();
  const connections = new ConnectionKeeper({ ...options, clusters, holder });
  const engine = new StoreEngine({
    ...options,
    connections,
    reconciler: new StoreReconciler({ ...options, clusters, connections }),
    keeper: new LeaseKeeper({ ...options, holder, leaseMs: LEASE_MS }),
    holder,
  });
  const helm = await prepareHelm({
    command: config.helm.command,
    timeoutMs: config.deadlines.helm,
    leaseMs: LEASE_MS,
    logger,
  });
  for (const cluster of config.clusters) {
    clusters.set(
      cluster.name,
      await openStoreCluster({
        config: cluster,
        helm,
        logger,
        metrics,
        tracing,
        onChange: (name, patienceMs) =>
          engine.look(name, cluster.name, patienceMs),
        onConnection: () => connections.update(cluster.name),
      }),
    );
  }
  lifecycle.addStartupHook(async () => {
    await connections.start(cluster => void lookAtAll(engine, logger, cluster));
    engine.start();
    // One that takes long to answer is not waited for.
    for (const cluster of clusters.values()) {
      void cluster.start().then(() => connections.update(cluster.name));
    }
    await lookAtLostStores({ ...options, engine });
    await scheduler
      .createScheduledTaskRunner({ ...RESYNC, scope: 'global' })
      .run({ id: 'resync-stores', fn: () => engine.lookAround() });
  });
  lifecycle.addShutdownHook(async () => {
    await Promise.all([connections.stop(), engine.stop()]);
    await Promise.all([...clusters.values()].map(each => each.stop()));
    await helm.directory.remove();
    metrics.stop();
  });
  return {
    trigger: engine,
    inspector: ClusterStoreInspector.create({ clusters, connections }),
  };
}

/** Names this replica so that whoever reads the leases knows which one it is. */
function nameReplica(): string {
  return `${hostname().slice(0, 40)}/${process.pid}/${randomUUID().slice(
    0,
    8,
  )}`;
}

/** Names the clusters that have stores and left the configuration. */
async function lookAtLostStores(options: {
  config: WoocommerceConfig;
  engine: StoreEngine;
  repository: StoreRepository;
  logger: LoggerService;
}): Promise<void> {
  const { config, engine, repository, logger } = options;
  const configured = new Set(config.clusters.map(({ name }) => name));
  try {
    for (const [name, count] of await repository.countStores()) {
      if (!configured.has(name)) {
        logger.warn(
          `Stores are in cluster ${name}, which is not among woocommerce.clusters: ${count}. Unless another replica has it, they are shown as ClusterUnreachable, and nothing can be done about them until it is configured again.`,
        );
        await engine.lookAtAll(name);
      }
    }
  } catch (error) {
    logger.warn('Could not look up the stores', error as Error);
  }
}

async function lookAtAll(
  engine: StoreEngine,
  logger: LoggerService,
  cluster: string,
): Promise<void> {
  try {
    await engine.lookAtAll(cluster);
  } catch (error) {
    // The resync comes around to all of them later.
    logger.warn('Could not look up the stores', error as Error);
  }
}
