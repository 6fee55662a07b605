import { StaleClaimError } from '../StaleClaimError';
import { StepContext } from './Step';

/** Deletes the store's volume claims, and with them its data. */
export async function deleteVolumes(context: StepContext): Promise<void> {
  const { cluster, lease, observed, store } = context;
  const { namespace } = store;
  for (const { name, uid, terminating } of observed.volumeClaims) {
    if (lease.getRemainingMs() <= 0) {
      throw new StaleClaimError();
    }
    if (!terminating) {
      await cluster.deleteVolumeClaim({ namespace, name, uid });
    }
  }
}
