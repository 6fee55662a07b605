import { StepContext } from './Step';

/** Deletes the store's volume claims, and with them its data. */
export async function deleteVolumes(context: StepContext): Promise<void> {
  const { cluster, observed, store } = context;
  const { namespace } = store;
  for (const { name, terminating } of observed.volumeClaims) {
    if (!terminating) {
      await cluster.deleteVolumeClaim({ namespace, name });
    }
  }
}
