import { EtcdEntry } from './Etcd';

/** What one store takes of etcd, in bytes. */
export interface StoreWeight {
  /** The keys and values of its objects, without its events. */
  readonly objects: number;
  /** Of these, the revisions of its release. */
  readonly releases: number;
  /** Its events, which the API server drops after an hour: the more, the longer it has been there. */
  readonly events: number;
}

/** Weighs what is in some namespaces, what they are themselves, and the volumes that are bound to claims in them. */
export function weighStores(
  entries: readonly EtcdEntry[],
  namespaces: readonly string[],
): StoreWeight {
  const all = entries.filter(entry =>
    namespaces.some(namespace => isOf(namespace, entry)),
  );
  const weigh = (isWanted: (key: string) => boolean) =>
    sum(all.filter(({ key }) => isWanted(key))) / namespaces.length;
  return {
    objects: weigh(key => !isEvent(key)),
    releases: weigh(key => key.includes('/sh.helm.release.')),
    events: weigh(isEvent),
  };
}

function isEvent(key: string): boolean {
  return key.startsWith('/registry/events/');
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
