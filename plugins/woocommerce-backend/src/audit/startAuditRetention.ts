import { LoggerService, SchedulerService } from '@backstage/backend-plugin-api';
import { AuditLog } from './AuditLog';

const DAY_MS = 24 * 60 * 60_000;

/** Has the audit log forget, once a day, what is older than it has to be kept. */
export async function startAuditRetention(options: {
  log: Pick<AuditLog, 'forget'>;
  logger: LoggerService;
  retentionDays: number;
  scheduler: SchedulerService;
}): Promise<void> {
  const { log, logger, retentionDays, scheduler } = options;
  await scheduler
    .createScheduledTaskRunner({
      frequency: { days: 1 },
      timeout: { minutes: 10 },
      initialDelay: { minutes: 1 },
      scope: 'global',
    })
    .run({
      id: 'audit-retention',
      fn: async () => {
        const count = await log.forget(retentionDays * DAY_MS);
        if (count > 0) {
          logger.info(
            `Forgot ${count} audit events that were older than ${retentionDays} days`,
          );
        }
      },
    });
}
