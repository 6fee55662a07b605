import { StartChange } from './StartChange';

/** Starts to provision a store again that has failed. */
export const startRetry: StartChange = async options => {
  const { config, repository, store, actor, usage, request } = options;
  return repository.startOperation({
    storeId: store.id,
    kind: 'provision',
    actor,
    deadlineMs: config.deadlines.provision,
    chartVersion: config.charts.get(store.chart)?.version,
    phase: 'Pending',
    from: ['Failed'],
    event: {
      type: 'Normal',
      reason: 'RetryRequested',
      message: `${actor} asked to try again.`,
    },
    usage,
    updatedAt: options.updatedAt,
    request,
  });
};
