import type { KubernetesObject } from '@kubernetes/client-node';
import { BenchCluster } from './BenchCluster';
import { ReleasePayload } from './ReleasePayload';

/** Of what the portal and its Helm make in a store's namespace, all that the portal ever looks at, and the rights to do so. */
const KINDS: ReadonlyArray<readonly [apiVersion: string, kind: string]> = [
  ['rbac.authorization.k8s.io/v1', 'RoleBinding'],
  ['v1', 'ServiceAccount'],
  ['v1', 'Secret'],
  ['v1', 'PersistentVolumeClaim'],
  ['apps/v1', 'StatefulSet'],
  ['apps/v1', 'Deployment'],
  ['batch/v1', 'CronJob'],
  ['v1', 'LimitRange'],
  ['v1', 'ResourceQuota'],
];
const LIMITS: readonly string[] = ['LimitRange', 'ResourceQuota'];
const WORKLOADS: readonly string[] = ['StatefulSet', 'Deployment'];

/** What each object has of its own, and the controllers' marks on claims that are bound. */
const OWN = [
  'uid',
  'resourceVersion',
  'creationTimestamp',
  'generation',
  'managedFields',
  'finalizers',
];
const BOUND = /^(pv|volume)\.(beta\.)?kubernetes\.io\//;

/** An object as JSON has it. */
interface PlainObject extends KubernetesObject {
  spec?: Record<string, unknown>;
  status?: unknown;
  type?: string;
  data?: Record<string, string>;
}

/** What a store is called. */
export interface StoreIdentity {
  readonly id: string;
  readonly name: string;
}

/** A store's objects, copies of which can be made for stores of other names. */
export class StoreTemplate {
  readonly #store: StoreIdentity;
  readonly #namespace: PlainObject;
  readonly #release: ReleasePayload;
  readonly #objects: readonly PlainObject[];

  /** Reads the objects of a store that is Ready. Its name must be one that is nowhere a part of something else. */
  static async read(
    cluster: BenchCluster,
    store: StoreIdentity & { readonly namespace: string },
  ): Promise<StoreTemplate> {
    const namespace = await cluster.core.readNamespace({
      name: store.namespace,
    });
    const objects: PlainObject[] = [];
    for (const [apiVersion, kind] of KINDS) {
      const list = await cluster.objects.list(
        apiVersion,
        kind,
        store.namespace,
      );
      for (const item of list.items) {
        objects.push({ ...item, apiVersion, kind });
      }
    }
    return new StoreTemplate(
      store,
      { ...namespace, apiVersion: 'v1', kind: 'Namespace', spec: undefined },
      objects.filter(isMadeForStore),
    );
  }

  private constructor(
    store: StoreIdentity,
    namespace: PlainObject,
    objects: readonly PlainObject[],
  ) {
    this.#store = store;
    this.#namespace = strip(namespace);
    const release = objects.find(isRelease)?.data?.release;
    if (!release) {
      throw new Error(`${store.name} has no release`);
    }
    this.#release = ReleasePayload.read(release, [store.name, store.id]);
    this.#objects = objects
      .map(strip)
      .map(each => (isRelease(each) ? { ...each, data: undefined } : each));
  }

  /** The namespace for another store. */
  makeNamespace(store: StoreIdentity): KubernetesObject {
    return this.#rename(this.#namespace, store);
  }

  /** How many workloads each store has. */
  get workloads(): number {
    return this.#select(WORKLOADS, true).length;
  }

  /** The limits of what may be made in the namespace of another store. */
  makeLimits(store: StoreIdentity): KubernetesObject[] {
    return this.#select(LIMITS, true).map(each => this.#rename(each, store));
  }

  /**
   * All else that is to be made in the namespace of another store.
   *
   * @param withRelease - whether its release can be read by Helm; the portal
   * reads of it only what Kubernetes knows of the Secret
   */
  makeObjects(store: StoreIdentity, withRelease: boolean): KubernetesObject[] {
    return this.#select(LIMITS, false).map(object => {
      const copy = this.#rename(object, store);
      return withRelease && isRelease(object)
        ? { ...copy, data: { release: this.#makeRelease(store) } }
        : copy;
    });
  }

  #rename<T>(value: T, store: StoreIdentity): T {
    return JSON.parse(this.#renameText(JSON.stringify(value), store));
  }

  #makeRelease(store: StoreIdentity): string {
    return this.#release.copy(text => this.#renameText(text, store));
  }

  #select(kinds: readonly string[], are: boolean): PlainObject[] {
    return this.#objects.filter(
      ({ kind = '' }) => kinds.includes(kind) === are,
    );
  }

  #renameText(text: string, { id, name }: StoreIdentity): string {
    return text
      .replaceAll(this.#store.name, name)
      .replaceAll(this.#store.id, id);
  }
}

/** Kubernetes makes the account `default` in each namespace. */
function isMadeForStore({ kind, metadata }: PlainObject): boolean {
  return kind !== 'ServiceAccount' || metadata?.name !== 'default';
}

function isRelease({ type }: PlainObject): boolean {
  return type === 'helm.sh/release.v1';
}

function strip(object: PlainObject): PlainObject {
  const { status, ...kept } = JSON.parse(JSON.stringify(object)) as PlainObject;
  const { annotations = {}, ...metadata } = kept.metadata ?? {};
  return {
    ...kept,
    metadata: {
      ...Object.fromEntries(
        Object.entries(metadata).filter(([key]) => !OWN.includes(key)),
      ),
      annotations: Object.fromEntries(
        Object.entries(annotations).filter(([key]) => !BOUND.test(key)),
      ),
    },
    ...(kept.kind === 'PersistentVolumeClaim' && {
      spec: { ...kept.spec, volumeName: undefined },
    }),
    // A Job a minute of each of thousands would be all that the cluster does.
    ...(kept.kind === 'CronJob' && { spec: { ...kept.spec, suspend: true } }),
  };
}
