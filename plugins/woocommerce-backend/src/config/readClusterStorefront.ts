import { JsonObject, JsonValue } from '@backstage/types';
import { INGRESS_KEYS, storefrontSchema } from './storefrontSchema';

/**
 * Reads where the storefronts of a cluster are reached: what it says itself, and
 * the rest as it is for all. Undefined when it says nothing.
 *
 * @param common - what is said for all clusters, as it is written
 * @param own - what the cluster says, as it is written
 */
export function readClusterStorefront(
  common: JsonValue | undefined,
  own: JsonObject | undefined,
) {
  return (
    own &&
    storefrontSchema.safeParse({
      ...inherit(common as JsonObject, own),
      ...own,
    })
  );
}

/** What belongs to another route or scheme than the cluster's own is not for it. */
function inherit(common: JsonObject = {}, own: JsonObject): JsonObject {
  const { route = 'ingress', scheme = 'http' } = common;
  const unfit = [
    ...((own.route ?? route) !== route ? [...INGRESS_KEYS, 'gateways'] : []),
    ...((own.scheme ?? scheme) !== scheme ? ['port', 'tlsSecretName'] : []),
  ];
  return Object.fromEntries(
    Object.entries(common).filter(([key]) => !unfit.includes(key)),
  );
}
