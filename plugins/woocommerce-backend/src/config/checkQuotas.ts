import { getReservedKey, RESERVED_RESOURCES } from './reserves';
import { toKeyPath } from './toKeyPath';
import { QuotaLimits, WoocommerceConfig } from './types';

/**
 * Finds quotas that nothing could be held against. Every problem is a sentence
 * that starts with its key.
 */
export function checkQuotas(
  config: Pick<WoocommerceConfig, 'clusters' | 'plans' | 'quotas'>,
): string[] {
  const { user, group, cluster, overrides } = config.quotas;
  const all = [user, group, cluster, ...Object.values(overrides)];
  return [
    ...checkPlans(config, all),
    ...Object.keys(overrides).flatMap(subject =>
      isSubject(config, subject)
        ? []
        : [
            `${toKeyPath([
              'quotas',
              'overrides',
              subject,
            ])} must be for a user or group such as group:default/shops, or for one of the clusters ${config.clusters
              .map(({ name }) => name)
              .join(', ')}`,
          ],
    ),
  ];
}

/** What is limited must be known of every store. */
function checkPlans(
  config: Pick<WoocommerceConfig, 'plans'>,
  all: QuotaLimits[],
): string[] {
  const limited = RESERVED_RESOURCES.filter(resource =>
    all.some(limits => limits[resource] !== undefined),
  );
  return [...config.plans.values()].flatMap(plan =>
    limited
      .filter(resource => getReservedKey(plan, resource) === undefined)
      .map(
        resource =>
          `${toKeyPath([
            'plans',
            plan.name,
            'quota',
          ])} must have requests.${resource}, because ${toKeyPath([
            'quotas',
          ])} limit it`,
      ),
  );
}

function isSubject(
  config: Pick<WoocommerceConfig, 'clusters'>,
  subject: string,
): boolean {
  if (config.clusters.some(({ name }) => name === subject)) {
    return true;
  }
  // In its full form, as stores have it, so that it can't be missed.
  return /^(user|group):[^:/A-Z]+\/[^:/A-Z]+$/.test(subject);
}
