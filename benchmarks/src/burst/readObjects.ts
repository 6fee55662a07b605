import { JsonObject } from '@backstage/types';
import { parseAllDocuments } from 'yaml';

/** The objects of a release's manifests, in the namespace in which Helm would put them. */
export function readObjects(
  manifests: string,
  namespace: string,
): JsonObject[] {
  return parseAllDocuments(manifests)
    .map(document => document.toJS() as JsonObject | null)
    .filter(object => object !== null)
    .map(object => ({
      ...object,
      metadata: { ...(object.metadata as JsonObject), namespace },
    }));
}
