import { StepContext } from './Step';

/**
 * Puts labels back that somebody took from volume claims. A StatefulSet makes
 * its claims once and never looks at them again, and Helm does not know of them;
 * what else has lost a label gets it back from Helm.
 */
export async function restoreLabels(context: StepContext): Promise<void> {
  const { cluster, observed, store } = context;
  for (const { kind, name, label } of observed.unlabelled ?? []) {
    if (kind === 'PersistentVolumeClaim') {
      await cluster.apply({
        apiVersion: 'v1',
        kind,
        metadata: {
          name,
          namespace: store.namespace,
          labels: { [label]: store.name },
        },
      });
    }
  }
}
