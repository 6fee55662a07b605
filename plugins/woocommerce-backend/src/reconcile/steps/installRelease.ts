import { getStorefront } from '../../config';
import { applyLimits } from './applyLimits';
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
  const { cluster, config, helm, lease, observed, store } = context;
  if (observed.release) {
    // The plan may allow more than it did, and the release need that.
    await applyLimits(context);
  }
  await explainHooks(context, () =>
    helm.upgrade({
      release: store.namespace,
      namespace: store.namespace,
      chart: getChart(context).ref,
      version: store.operation.chartVersion ?? store.chartVersion,
      values: getChartOfStore(context).buildValues({
        store,
        plan: getPlan(context),
        blueprint: getBlueprint(context),
        storefront: getStorefront(config, store.cluster),
      }),
      revision: (observed.release?.revision ?? 0) + 1,
      skipValidation: getChartOfStore(context).isValidated,
      // What somebody has changed by hand is put back when the store is changed.
      forceConflicts: store.operation.kind !== 'provision',
      timeoutMs: observed.release && config.deadlines.upgrade,
      lease,
    }),
  );
  if (observed.release) {
    // It holds the whole chart once more, and nobody goes back to it.
    const former = cluster.deleteFormerRevision({
      namespace: store.namespace,
      release: store.namespace,
      revision: observed.release.revision,
    });
    // The release is well without it, and the next upgrade takes it away, too.
    await former.catch(() => undefined);
  }
}
