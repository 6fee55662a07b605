import {
  LifecycleService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import { StoreRepository } from '../database/StoreRepository';
import { openStoreCluster, StoreCluster } from './StoreCluster';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreReconciler } from './StoreReconciler';
import { StoreTrigger } from '../services/StoreTrigger';

/** The net under the watches: how often every store is looked at anyway. */
const RESYNC = { frequency: { minutes: 10 }, timeout: { minutes: 5 } };

/** Opens the clusters and starts to work on stores as soon as the portal runs. */
export async function startEngine(options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  publisher: StoreChangePublisher;
  logger: LoggerService;
  lifecycle: LifecycleService;
  scheduler: SchedulerService;
}): Promise<StoreTrigger> {
  const { config, lifecycle, logger, scheduler } = options;
  const clusters = new Map<string, StoreCluster>();
  const reconciler = new StoreReconciler({ ...options, clusters });
  for (const cluster of config.clusters) {
    clusters.set(
      cluster.name,
      await openStoreCluster({
        config: cluster,
        helm: {
          command: config.helm.command,
          timeoutMs: config.deadlines.helm,
        },
        logger,
        onChange: name => reconciler.enqueue(name),
        onConnection: () => void enqueueAll(reconciler, logger),
      }),
    );
  }
  lifecycle.addStartupHook(async () => {
    await Promise.all([...clusters.values()].map(each => each.start()));
    await reconciler.start();
    await scheduler
      .createScheduledTaskRunner({ ...RESYNC, scope: 'local' })
      .run({ id: 'resync-stores', fn: () => reconciler.enqueueAll() });
  });
  lifecycle.addShutdownHook(async () => {
    await reconciler.stop();
    await Promise.all([...clusters.values()].map(each => each.stop()));
  });
  return reconciler;
}

async function enqueueAll(
  reconciler: StoreReconciler,
  logger: LoggerService,
): Promise<void> {
  try {
    await reconciler.enqueueAll();
  } catch (error) {
    // The resync looks at all stores again later.
    logger.warn('Could not look up the stores', error as Error);
  }
}
