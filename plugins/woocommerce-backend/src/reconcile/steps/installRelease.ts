import { HelmError } from '../../helm/HelmError';
import { StepError } from '../StepError';
import {
  getBlueprint,
  getChart,
  getChartOfStore,
  getPlan,
} from './getConfigured';
import { StepContext } from './Step';

/**
 * Installs the store's release, or brings the one that is there up to date.
 *
 * It never rolls back: a revision from before may not understand a database that
 * a newer WooCommerce has updated.
 */
export async function installRelease(context: StepContext): Promise<void> {
  const { config, helm, signal, store } = context;
  try {
    await helm.upgrade({
      release: store.namespace,
      namespace: store.namespace,
      chart: getChart(context).ref,
      version: store.operation.chartVersion ?? store.chartVersion,
      values: getChartOfStore(context).buildValues({
        store,
        plan: getPlan(context),
        blueprint: getBlueprint(context),
        storefront: config.storefront,
      }),
      signal,
    });
  } catch (error) {
    throw signal.aborted ? error : await explain(context, error);
  }
}

/** A hook that can't run says why, where Helm has only waited in vain. */
async function explain(context: StepContext, error: unknown): Promise<unknown> {
  if (!(error instanceof HelmError)) {
    return error;
  }
  const { cluster, store } = context;
  const problem = await cluster.findHookProblem(store.namespace);
  return problem ? new StepError({ ...problem, cause: error }) : error;
}
