import { trimMetadata } from './trimMetadata';
import { WatchedNamespace } from './WatchedObjects';

/** Keeps of a namespace who it is. What keeps one that is going away, the API server is asked for. */
export function trimNamespace(object: WatchedNamespace): WatchedNamespace {
  return { metadata: trimMetadata(object.metadata) };
}
