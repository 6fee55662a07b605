import { trimConditions } from './trimConditions';
import { trimMetadata } from './trimMetadata';
import { WatchedNamespace } from './WatchedObjects';

/** Keeps of a namespace who it is, and what keeps it while it is going away. */
export function trimNamespace(object: WatchedNamespace): WatchedNamespace {
  const conditions = trimConditions(object.status);
  return {
    metadata: trimMetadata(object.metadata),
    ...(conditions.conditions && { status: conditions }),
  };
}
