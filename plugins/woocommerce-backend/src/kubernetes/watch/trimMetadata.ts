import { pick } from './pick';
import { trimLabels } from './trimLabels';
import { WatchedMetadata } from './WatchedObjects';

const KEPT = [
  'name',
  'namespace',
  'uid',
  'resourceVersion',
  'generation',
  'creationTimestamp',
  'deletionTimestamp',
  'finalizers',
] as const;

/** Drops what is never read of an object's metadata: above all, who manages which field. */
export function trimMetadata(
  metadata: WatchedMetadata | undefined,
): WatchedMetadata {
  const annotations = Object.entries(metadata?.annotations ?? {}).filter(
    ([key]) => isKeptAnnotation(key),
  );
  return {
    ...pick(metadata, KEPT),
    ...(metadata?.labels && { labels: trimLabels(metadata.labels) }),
    ...(annotations.length > 0 && {
      annotations: Object.fromEntries(annotations),
    }),
    ...(metadata?.ownerReferences && {
      ownerReferences: metadata.ownerReferences.map(
        owner => pick(owner, ['kind', 'name', 'uid'])!,
      ),
    }),
  };
}

/** Which hook an object is for Helm. */
function isKeptAnnotation(key: string): boolean {
  return key.startsWith('helm.sh/');
}
