import { trimMetadata } from './trimMetadata';
import { WatchedObject } from './WatchedObjects';

/** Keeps of a namespace who it is: it is watched for its changes only. */
export function trimNamespace(object: WatchedObject): WatchedObject {
  return { metadata: trimMetadata(object.metadata) };
}
