import { pick } from './pick';
import { trimConditions } from './trimConditions';
import { trimMetadata } from './trimMetadata';
import { WatchedVolumeClaim } from './WatchedObjects';

/** Keeps of a volume claim what is read of it. */
export function trimVolumeClaim(
  object: WatchedVolumeClaim,
): WatchedVolumeClaim {
  return {
    metadata: trimMetadata(object.metadata),
    spec: pick(object.spec, ['storageClassName', 'volumeName']),
    status: {
      ...pick(object.status, ['phase', 'capacity']),
      ...trimConditions(object.status),
    },
  };
}
