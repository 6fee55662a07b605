import { ConflictError } from '@backstage/errors';
import { StorePhase } from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';
import { StoreRecord } from '../database';
import { StartChange } from './StartChange';

const REPAIRABLE_PHASES: readonly StorePhase[] = [
  'Ready',
  'Degraded',
  'Failed',
];

/** Starts to put back what is missing of a store in the cluster. */
export const startRepair: StartChange = async options => {
  const { config, repository, store, actor, usage, request } = options;
  const obstacle = findObstacle(config, store);
  if (obstacle) {
    throw new ConflictError(
      `Store "${store.name}" can’t be repaired: ${obstacle}`,
    );
  }
  return repository.startOperation({
    storeId: store.id,
    kind: 'repair',
    actor,
    deadlineMs: config.deadlines.provision,
    from: REPAIRABLE_PHASES,
    // An upgrade puts everything back, too.
    keep: ['repair', 'upgrade'],
    event: {
      type: 'Normal',
      reason: 'RepairRequested',
      message: `${actor} asked to put back what is missing of the store.`,
    },
    usage,
    updatedAt: options.updatedAt,
    request,
  });
};

/** A repair brings no other version: one before may not understand the database. */
function findObstacle(
  config: WoocommerceConfig,
  store: StoreRecord,
): string | undefined {
  const chart = config.charts.get(store.chart);
  if (!chart) {
    return `its chart ${store.chart} is no longer configured`;
  }
  const { kind, status } = store.operation;
  if (kind === 'upgrade' && status === 'Failed') {
    return 'its upgrade has failed; upgrade it again, which puts everything back, too';
  }
  const hasOtherVersion =
    !chart.ref.startsWith('oci://') && chart.version !== store.chartVersion;
  return hasOtherVersion
    ? `its chart is there in version ${chart.version} only; upgrade it, or retry when it has failed, which puts everything back, too`
    : undefined;
}
