import { SchedulerService } from '@backstage/backend-plugin-api';
import { EventsService } from '@backstage/plugin-events-node';
import { SignalsService } from '@backstage/plugin-signals-node';
import { STORE_PULSE_INTERVAL_MS } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRepository } from '../database';
import { StorePulseSender } from './StorePulseSender';

/** Sends pulses from this replica, whatever the other ones do. */
export async function startStorePulse(options: {
  events: EventsService;
  repository: StoreRepository;
  scheduler: SchedulerService;
  signals: SignalsService;
}): Promise<void> {
  const sender = StorePulseSender.create(options);
  await options.scheduler
    .createScheduledTaskRunner({
      frequency: { milliseconds: STORE_PULSE_INTERVAL_MS },
      timeout: { milliseconds: STORE_PULSE_INTERVAL_MS },
      scope: 'local',
    })
    .run({ id: 'store-pulse', fn: () => sender.send() });
}
