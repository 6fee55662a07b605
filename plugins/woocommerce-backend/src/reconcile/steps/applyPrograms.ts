import { ChartPrograms } from '../../helm/prepareChart';
import { PROGRAMS_LABEL } from '../../kubernetes/names';
import { StepContext } from './Step';
import { toStoreLabels } from './toStoreLabels';

/** Makes a chart's programs be in the store's namespace, beside its release. */
export async function applyPrograms(
  { cluster, store }: StepContext,
  { name, parts }: ChartPrograms,
): Promise<void> {
  // One by one: an API server in trouble that turns one of them away would have
  // been asked for all of them at once, and would be again.
  for (const [part, data] of parts) {
    await cluster.apply({
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: {
        name: `${name}-${part}`,
        namespace: store.namespace,
        labels: { ...toStoreLabels(store), [PROGRAMS_LABEL]: name },
      },
      // Other programs have another name, so that nodes need not watch these.
      immutable: true,
      data,
    });
  }
}
