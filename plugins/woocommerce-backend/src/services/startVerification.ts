import { ConflictError } from '@backstage/errors';
import { WoocommerceConfig } from '../config';
import { StoreRecord } from '../database';
import { getStoreSetting } from './getStoreSetting';
import { CHANGEABLE_PHASES, StartChange } from './StartChange';

/** Starts to check whether a customer can buy from a store. */
export const startVerification: StartChange = async options => {
  const { config, repository, store, actor, usage, request } = options;
  const obstacle = findObstacle(config, store);
  if (obstacle) {
    throw new ConflictError(
      `Store "${store.name}" can’t be verified: ${obstacle}`,
    );
  }
  return repository.startOperation({
    storeId: store.id,
    kind: 'verify',
    actor,
    deadlineMs: config.deadlines.provision,
    from: CHANGEABLE_PHASES,
    // These end with a verification, too.
    keep: ['verify', 'upgrade', 'repair'],
    event: {
      type: 'Normal',
      reason: 'VerificationRequested',
      message: `${actor} asked to verify the store.`,
    },
    usage,
    updatedAt: options.updatedAt,
    request,
  });
};

function findObstacle(
  config: WoocommerceConfig,
  store: StoreRecord,
): string | undefined {
  const { chart, simulatedNodes } = getStoreSetting(config, store);
  if (simulatedNodes) {
    return 'the cluster’s nodes are simulated';
  }
  if (!chart) {
    return `its chart ${store.chart} is no longer configured`;
  }
  return chart.getVerificationPod(store.namespace)
    ? undefined
    : `its chart ${store.chart} has no verification`;
}
