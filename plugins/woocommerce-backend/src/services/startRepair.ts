import { ConflictError } from '@backstage/errors';
import { StorePhase } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StartChange } from './StartChange';

const REPAIRABLE_PHASES: readonly StorePhase[] = [
  'Ready',
  'Degraded',
  'Failed',
];

/** Starts to put back what is missing of a store in the cluster. */
export const startRepair: StartChange = async options => {
  const { config, repository, store, actor, request } = options;
  if (!config.charts.has(store.chart)) {
    throw new ConflictError(
      `Store "${store.name}" can’t be repaired: its chart ${store.chart} is no longer configured`,
    );
  }
  return repository.startOperation({
    storeId: store.id,
    kind: 'repair',
    actor,
    deadlineMs: config.deadlines.provision,
    from: REPAIRABLE_PHASES,
    keep: ['repair'],
    event: {
      type: 'Normal',
      reason: 'RepairRequested',
      message: `${actor} asked to put back what is missing of the store.`,
    },
    request,
  });
};
