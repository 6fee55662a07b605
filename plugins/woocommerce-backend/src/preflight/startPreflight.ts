import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import { CliHelmProgram } from '../helm/CliHelmProgram';
import { openPreflight } from './openPreflight';
import { PreflightMonitor, RunPreflight } from './PreflightMonitor';

/**
 * By each replica: they may reach the clusters differently, and each has to know
 * what they are like.
 */
const SCHEDULE = {
  frequency: { minutes: 10 },
  timeout: { minutes: 5 },
  scope: 'local',
} as const;

/** Checks all clusters as soon as the portal runs, and again and again from then on. */
export async function startPreflight(options: {
  config: WoocommerceConfig;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<PreflightMonitor> {
  const { config, logger, scheduler } = options;
  const helm = CliHelmProgram.create(config.helm);
  const runs = new Map<string, RunPreflight>();
  for (const cluster of config.clusters) {
    runs.set(cluster.name, await openPreflight({ cluster, config, helm }));
  }
  const monitor = PreflightMonitor.create({
    ...config.preflight,
    runs,
    logger,
  });
  await scheduler
    .createScheduledTaskRunner(SCHEDULE)
    .run({ id: 'preflight', fn: () => monitor.runAll() });
  return monitor;
}
