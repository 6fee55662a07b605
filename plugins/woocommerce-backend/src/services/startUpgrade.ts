import { ConflictError } from '@backstage/errors';
import { CHANGEABLE_PHASES, StartChange } from './StartChange';

/** Starts to bring a store to the chart and the plan as they are configured now. */
export const startUpgrade: StartChange = async options => {
  const { config, repository, store, actor, usage, request } = options;
  const chart = config.charts.get(store.chart);
  if (!chart) {
    throw new ConflictError(
      `Store "${store.name}" can’t be upgraded: its chart ${store.chart} is no longer configured`,
    );
  }
  return repository.startOperation({
    storeId: store.id,
    kind: 'upgrade',
    actor,
    deadlineMs: config.deadlines.provision,
    chartVersion: chart.version,
    from: CHANGEABLE_PHASES,
    keep: ['upgrade'],
    event: {
      type: 'Normal',
      reason: 'UpgradeRequested',
      message: `${actor} asked to upgrade the store to ${chart.name} ${chart.version}.`,
    },
    usage,
    updatedAt: options.updatedAt,
    request,
  });
};
