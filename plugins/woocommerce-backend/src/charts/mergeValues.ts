import { JsonObject, JsonValue } from '@backstage/types';

/** Merges chart values as Helm does: maps key by key, all else is replaced. */
export function mergeValues(
  base: JsonObject,
  override: JsonObject,
): JsonObject {
  const merged: JsonObject = { ...base };
  for (const [key, value] of Object.entries(override)) {
    const existing = merged[key];
    merged[key] =
      isObject(existing) && isObject(value)
        ? mergeValues(existing, value)
        : value;
  }
  return merged;
}

function isObject(value: JsonValue | undefined): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
