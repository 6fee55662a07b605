import { JsonObject, JsonValue } from '@backstage/types';
import { ChartType, PlanConfig } from '../config';

/** Where a chart has the storage classes of the volumes that it makes unless told otherwise. */
const KEYS: Record<ChartType, { each: string[]; all: string[] }> = {
  'woocommerce-store': {
    each: [
      'wordpress.persistence.storageClass',
      'mariadb.persistence.storageClass',
    ],
    all: [],
  },
  'bitnami-wordpress': {
    each: [
      'persistence.storageClass',
      'mariadb.primary.persistence.storageClass',
    ],
    all: ['global.storageClass', 'global.defaultStorageClass'],
  },
};

/**
 * The storage classes of a plan's volumes; undefined among them stands for the
 * cluster's default one. Volumes that are told to have no class are left out,
 * and those of parts that are off.
 */
export function listStorageClasses(
  plan: Pick<PlanConfig, 'values'>,
  type: ChartType,
): Set<string | undefined> {
  const { each, all } = KEYS[type];
  const common = all
    .map(key => readText(plan.values, key))
    .find(value => value !== undefined);
  const keys = [...each];
  if (readValue(plan.values, 'backup.enabled') === true) {
    keys.push('backup.persistence.storageClass');
  }
  return new Set(
    keys
      .filter(key => !isOff(plan.values, key))
      .map(key => readText(plan.values, key) ?? common)
      .filter(name => name !== '-'),
  );
}

/** Whether something that a setting belongs to is not to be, such as the database. */
function isOff(values: JsonObject, key: string): boolean {
  const parts = key.split('.');
  return parts
    .slice(1)
    .some(
      (_, index) =>
        readValue(
          values,
          [...parts.slice(0, index + 1), 'enabled'].join('.'),
        ) === false,
    );
}

function readText(values: JsonObject, key: string): string | undefined {
  const value = readValue(values, key);
  return typeof value === 'string' && value !== '' ? value : undefined;
}

function readValue(values: JsonObject, key: string): JsonValue | undefined {
  return key
    .split('.')
    .reduce<JsonValue | undefined>(
      (value, part) =>
        typeof value === 'object' && value !== null && !Array.isArray(value)
          ? value[part]
          : undefined,
      values,
    );
}
