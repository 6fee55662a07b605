import { EtcdEntry } from './Etcd';

/** What one store takes of etcd, in bytes. */
export interface StoreWeight {
  /** The keys and values of its objects. */
  readonly objects: number;
  /** Of these, the revisions of its release. */
  readonly releases: number;
}

/** Weighs what is in some namespaces, what they are themselves, and the volumes that are bound to claims in them. */
export function weighStores(
  entries: readonly EtcdEntry[],
  namespaces: readonly string[],
): StoreWeight {
  const objects = entries.filter(entry =>
    namespaces.some(namespace => isOf(namespace, entry)),
  );
  const releases = objects.filter(({ key }) =>
    key.includes('/sh.helm.release.'),
  );
  return {
    objects: sum(objects) / namespaces.length,
    releases: sum(releases) / namespaces.length,
  };
}

function isOf(namespace: string, { key, value }: EtcdEntry): boolean {
  return (
    key === `/registry/namespaces/${namespace}` ||
    key.includes(`/${namespace}/`) ||
    (key.startsWith('/registry/persistentvolumes/') &&
      value.includes(namespace))
  );
}

function sum(entries: readonly EtcdEntry[]): number {
  return entries.reduce(
    (total, { key, value }) => total + Buffer.byteLength(key) + value.length,
    0,
  );
}
