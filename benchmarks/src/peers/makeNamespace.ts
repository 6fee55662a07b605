import { JsonObject } from '@backstage/types';

/** A namespace with nothing but its name. */
export function makeNamespace(name: string): JsonObject {
  return { apiVersion: 'v1', kind: 'Namespace', metadata: { name } };
}
