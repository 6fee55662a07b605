import { getStorefront } from '../../config';
import { ChartPrograms } from '../../helm/prepareChart';
import { applyLimits } from './applyLimits';
import { applyPrograms } from './applyPrograms';
import { explainHooks } from './explainHooks';
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
  const { config, helm, lease, observed, store } = context;
  if (observed.release) {
    // The plan may allow more than it did, and the release need that.
    await applyLimits(context);
  }
  const storeChart = getChartOfStore(context);
  const { ref, programs } = await helm.prepareChart({
    ref: getChart(context).ref,
    parts: storeChart.programs,
  });
  if (programs) {
    await applyPrograms(context, programs);
  }
  await explainHooks(context, () =>
    helm.upgrade({
      release: store.namespace,
      namespace: store.namespace,
      chart: ref,
      version: store.operation.chartVersion ?? store.chartVersion,
      values: storeChart.buildValues({
        store,
        plan: getPlan(context),
        blueprint: getBlueprint(context),
        storefront: getStorefront(config, store.cluster),
        programs: programs?.name,
      }),
      revision: (observed.release?.revision ?? 0) + 1,
      skipValidation: storeChart.isValidated,
      // What somebody has changed by hand is put back when the store is changed.
      forceConflicts: store.operation.kind !== 'provision',
      timeoutMs: observed.release && config.deadlines.upgrade,
      lease,
    }),
  );
  await tidyUp(context, programs);
}

/**
 * Deletes what the release before had and this one has not. The release is well
 * with it, too: what stays now goes with the next upgrade.
 */
async function tidyUp(
  { cluster, logger, observed, store }: StepContext,
  programs: ChartPrograms | undefined,
): Promise<void> {
  if (!observed.release) {
    return;
  }
  const { namespace } = store;
  const { revision } = observed.release;
  const results = await Promise.allSettled([
    // It holds the whole chart once more, and nobody goes back to it.
    cluster.deleteFormerRevision({ namespace, release: namespace, revision }),
    ...(programs
      ? [cluster.deleteFormerPrograms({ namespace, current: programs.name })]
      : []),
  ]);
  for (const result of results) {
    if (result.status === 'rejected') {
      logger.warn(
        `What store ${store.name} had before its upgrade stays in its namespace until the next one`,
        result.reason,
      );
    }
  }
}
