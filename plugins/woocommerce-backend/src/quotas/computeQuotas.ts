import {
  Quota,
  QuotaResource,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { QuotaLimits, WoocommerceConfig } from '../config';
import { StoreUsage, UsageSubject } from '../database';
import {
  getReserves,
  RESERVED_RESOURCES,
  ReservedResource,
} from '../config/reserves';

type Config = Pick<WoocommerceConfig, 'plans' | 'quotas'>;

const RESOURCES: readonly QuotaResource[] = [
  'stores',
  ...RESERVED_RESOURCES,
  'operations',
  'createsPerHour',
];

/** How much somebody may have. */
export function getLimits(config: Config, subject: UsageSubject): QuotaLimits {
  const { [subject.scope]: limits, overrides } = config.quotas;
  const own = Object.hasOwn(overrides, subject.name)
    ? overrides[subject.name]
    : {};
  return { ...limits, ...own };
}

/** The quotas of somebody, with what is used of them. */
export function computeQuotas(
  config: Config,
  subject: UsageSubject,
  usage: StoreUsage,
): Quota[] {
  const limits = getLimits(config, subject);
  return RESOURCES.flatMap(resource => {
    const limit = limits[resource];
    return limit === undefined
      ? []
      : [
          {
            scope: subject.scope,
            subject: subject.name,
            resource,
            limit,
            used: computeUsed(config, usage, resource),
          },
        ];
  });
}

function computeUsed(
  config: Config,
  usage: StoreUsage,
  resource: QuotaResource,
): number {
  switch (resource) {
    case 'stores':
      return sum([...usage.stores.values()]);
    case 'operations':
      return usage.operations;
    case 'createsPerHour':
      return usage.creations.length;
    default:
      return computeReserved(config, usage, resource);
  }
}

/** Of plans that are no longer configured nothing is known. */
function computeReserved(
  config: Config,
  usage: StoreUsage,
  resource: ReservedResource,
): number {
  return sum(
    [...usage.stores].map(([name, count]) => {
      const plan = config.plans.get(name);
      return count * ((plan && getReserves(plan)[resource]) ?? 0);
    }),
  );
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
