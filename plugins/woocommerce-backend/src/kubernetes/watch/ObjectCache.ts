import { isDeepStrictEqual } from 'node:util';
import { WatchedObject } from './WatchedObjects';

/** Objects by their namespace and name. */
export class ObjectCache<T extends WatchedObject> {
  #namespaces = new Map<string, Map<string, T>>();

  /** The objects of a namespace. */
  list(namespace: string): readonly T[] {
    return [...(this.#namespaces.get(namespace)?.values() ?? [])];
  }

  /** An object by its name; of a kind that is in no namespace when none is given. */
  find(name: string, namespace = ''): T | undefined {
    return this.#namespaces.get(namespace)?.get(name);
  }

  /**
   * Takes an object in.
   *
   * @returns whether it tells something else than the one that was there: much of
   * what changes in a cluster is nothing that is kept here
   */
  set(object: T): boolean {
    const { namespace = '', name = '' } = object.metadata ?? {};
    const previous = this.#get(object);
    const objects = this.#namespaces.get(namespace) ?? new Map<string, T>();
    objects.set(name, object);
    this.#namespaces.set(namespace, objects);
    return !previous || !tellsTheSame(previous, object);
  }

  /**
   * Drops an object.
   *
   * @returns whether it was there
   */
  delete(object: T): boolean {
    const { namespace = '', name = '' } = object.metadata ?? {};
    const objects = this.#namespaces.get(namespace);
    const deleted = objects?.delete(name) ?? false;
    if (objects?.size === 0) {
      this.#namespaces.delete(namespace);
    }
    return deleted;
  }

  /**
   * Takes all objects that there are.
   *
   * @returns those that were not there before, those that tell something else,
   * and those that are no more
   */
  replace(objects: readonly T[]): T[] {
    const previous = this.#namespaces;
    this.#namespaces = new Map();
    objects.forEach(object => this.set(object));
    const gone = [...previous.values()]
      .flatMap(each => [...each.values()])
      .filter(object => !this.#get(object));
    const changed = objects.filter(object => {
      const { namespace = '', name = '' } = object.metadata ?? {};
      const known = previous.get(namespace)?.get(name);
      return !known || !tellsTheSame(known, object);
    });
    return [...changed, ...gone];
  }

  #get({ metadata }: T): T | undefined {
    return this.find(metadata?.name ?? '', metadata?.namespace);
  }
}

function tellsTheSame(one: WatchedObject, other: WatchedObject): boolean {
  const { resourceVersion } = one.metadata ?? {};
  return isDeepStrictEqual(one, {
    ...other,
    metadata: { ...other.metadata, resourceVersion },
  });
}
