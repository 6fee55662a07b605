import { getChart, getPlan } from './getConfigured';
import { StepContext } from './Step';

/** Installs the store's release, or brings the one that is there up to date. */
export async function installRelease(context: StepContext): Promise<void> {
  const { config, helm, signal, store, storeChart } = context;
  await helm.upgrade({
    release: store.namespace,
    namespace: store.namespace,
    chart: getChart(context).ref,
    version: store.chartVersion,
    values: storeChart.buildValues({
      store,
      plan: getPlan(context),
      storefront: config.storefront,
    }),
    signal,
  });
}
