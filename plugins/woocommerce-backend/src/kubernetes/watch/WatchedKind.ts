import { WatchedObject } from './WatchedObjects';

/** One kind of object that is watched in the whole cluster. */
export interface WatchedKind<T extends WatchedObject> {
  /** The path of the kind's collection in the API. */
  readonly path: string;
  readonly labelSelector: string;
  /** Keeps what is read of an object, since all are kept in memory. */
  readonly trim: (object: T) => T;
}
