import { StepContext } from './Step';

/** Removes the store's release; its volume claims stay. */
export async function uninstallRelease(context: StepContext): Promise<void> {
  const { helm, lease, store } = context;
  await helm.uninstall({
    release: store.namespace,
    namespace: store.namespace,
    lease,
  });
}
