import { QuotaResource } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PlanConfig, WoocommerceConfig } from '../config';
import { StoreUsage, UsageCheck, UsageSubject } from '../database';
import { computeQuotas, getLimits } from './computeQuotas';
import { adviseOnExcess, describeExcess } from './describeExcess';
import { QuotaExceededError } from './QuotaExceededError';
import { getReserves } from '../config/reserves';
import { TooManyRequestsError } from './TooManyRequestsError';

const HOUR_MS = 60 * 60_000;

type Config = Pick<WoocommerceConfig, 'plans' | 'quotas'>;

/** What something takes of each quota. */
type Demand = Partial<Record<QuotaResource, number>>;

/** What a new store of a plan takes. */
export function getStoreDemand(plan: PlanConfig): Demand {
  return {
    ...getReserves(plan),
    stores: 1,
    operations: 1,
    createsPerHour: 1,
  };
}

/** What an operation on a store takes. */
export const OPERATION_DEMAND: Demand = { operations: 1 };

/** Holds the quotas of those that something counts for against what it takes. */
export function createUsageCheck(options: {
  config: Config;
  subjects: readonly UsageSubject[];
  demand: Demand;
}): UsageCheck {
  const { config, demand } = options;
  const subjects = options.subjects.filter(subject =>
    isLimited(config, subject),
  );
  return {
    subjects,
    check: (usages, now) =>
      requireRoom({ config, subjects, usages, demand, now }),
  };
}

/**
 * Stops what there is no room for.
 *
 * @throws QuotaExceededError when something else has to go first
 * @throws TooManyRequestsError when it takes a while
 */
export function requireRoom(options: {
  config: Config;
  subjects: readonly UsageSubject[];
  usages: readonly StoreUsage[];
  demand: Demand;
  now: Date;
}): void {
  const { config, subjects, usages, demand, now } = options;
  for (const [index, subject] of subjects.entries()) {
    for (const quota of computeQuotas(config, subject, usages[index])) {
      const requested = demand[quota.resource] ?? 0;
      if (requested > 0 && quota.used + requested > quota.limit) {
        throw toError({ ...quota, requested }, usages[index], now);
      }
    }
  }
}

function toError(
  excess: QuotaExceededError['quota'],
  usage: StoreUsage,
  now: Date,
): Error {
  const what = describeExcess(excess);
  if (excess.resource !== 'createsPerHour' || excess.limit === 0) {
    return new QuotaExceededError(
      `${what}. Nothing was changed; ${adviseOnExcess(excess)}.`,
      excess,
    );
  }
  const next = usage.creations[excess.used - excess.limit];
  const seconds = Math.ceil((next.getTime() + HOUR_MS - now.getTime()) / 1_000);
  return new TooManyRequestsError(
    `${what}. Nothing was changed; ask again in ${Math.ceil(
      seconds / 60,
    )} minutes.`,
    Math.max(seconds, 1),
  );
}

function isLimited(config: Config, subject: UsageSubject): boolean {
  return Object.keys(getLimits(config, subject)).length > 0;
}
