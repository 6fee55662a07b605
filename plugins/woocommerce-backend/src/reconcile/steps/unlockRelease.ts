import { StepContext } from './Step';

/**
 * Takes away the lock that a killed Helm has left on a release, so that it can
 * be upgraded again.
 *
 * Helm locks a release by the status of its newest revision. Without it, the
 * revision before counts again, which still has the status `deployed`. What the
 * killed Helm may have changed in the cluster stays; the upgrade that follows
 * brings it to what is wanted. `helm rollback` would unlock it, too, but starts
 * the old version on a database that may be a newer one’s already.
 */
export async function unlockRelease(context: StepContext): Promise<void> {
  const { cluster, observed, store } = context;
  if (observed.release) {
    await cluster.deletePendingRevision({
      namespace: store.namespace,
      release: store.namespace,
      revision: observed.release.revision,
    });
  }
}
