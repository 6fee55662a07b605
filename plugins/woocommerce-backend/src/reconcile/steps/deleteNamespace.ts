import { StepContext } from './Step';

/** Deletes the namespace that was observed, and no other of the same name. */
export async function deleteNamespace(context: StepContext): Promise<void> {
  const { cluster, observed, store } = context;
  if (observed.namespace?.storeId === store.id) {
    await cluster.deleteNamespace({
      name: store.namespace,
      uid: observed.namespace.uid,
    });
  }
}
