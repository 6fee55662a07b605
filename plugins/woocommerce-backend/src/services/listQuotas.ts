import { isError } from '@backstage/errors';
import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { listPlanClusters, WoocommerceConfig } from '../config';
import { StoreRepository } from '../database';
import { Actor, StoreResource } from '../permissions';
import { computeQuotas } from '../quotas/computeQuotas';
import { listSubjects } from '../quotas/listSubjects';
import { toPlannedStore } from './toPlannedStore';

/**
 * Lists the quotas that a new store of an owner would count against.
 *
 * @param options.admit - throws when a store must not be made
 * @throws NotAllowedError when no store of that owner could be made at all
 */
export async function listQuotas(options: {
  config: WoocommerceConfig;
  repository: StoreRepository;
  actor: Actor;
  owner: string;
  admit?(store: StoreResource): void;
}): Promise<Quota[]> {
  const { config, repository, actor, owner } = options;
  requireAnyPlan(options);
  const subjects = [
    ...listSubjects({ actor, owner }),
    ...listClusters(config).map(name => ({ scope: 'cluster' as const, name })),
  ];
  const usages = await repository.readUsages(subjects);
  return subjects.flatMap((subject, index) =>
    computeQuotas(config, subject, usages[index]),
  );
}

/** Those that a store of any plan may be in, in the order of the configuration. */
function listClusters(config: WoocommerceConfig): string[] {
  const used = new Set(
    [...config.plans.values()].flatMap(plan => listPlanClusters(config, plan)),
  );
  return config.clusters
    .filter(cluster => used.has(cluster))
    .map(({ name }) => name);
}

/** What others have is nobody's business who couldn't add to it. */
function requireAnyPlan(options: {
  config: WoocommerceConfig;
  actor: Actor;
  owner: string;
  admit?(store: StoreResource): void;
}): void {
  const { config, actor, owner, admit } = options;
  const refusals = [...config.plans.values()].map(plan => {
    try {
      admit?.(toPlannedStore({ plan, actor, owner }));
      return undefined;
    } catch (error) {
      if (isError(error) && error.name === 'NotAllowedError') {
        return error;
      }
      throw error;
    }
  });
  if (refusals.length > 0 && !refusals.includes(undefined)) {
    throw refusals[0];
  }
}
