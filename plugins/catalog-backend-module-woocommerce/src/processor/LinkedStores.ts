import {
  getStoreEntityRef,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What has to be known of a store to show it on another entity's page. */
export type LinkedStore = Pick<Store, 'name'>;

/** A link as it is kept, with what ranks it. */
interface Link {
  readonly entityRef: string;
  readonly createdAt: string;
  readonly store: LinkedStore;
}

/**
 * Knows which entities stores are linked to, other than the ones that are made
 * for them. Of several that are linked to the same one the oldest counts, so that
 * nobody takes an entity over by linking another store to it.
 *
 * @internal
 */
export class LinkedStores {
  readonly #refresh: (entityRef: string) => Promise<void>;
  readonly #links = new Map<string, Link>();
  /** The oldest come first. */
  readonly #linksByEntity = new Map<string, Link[]>();
  #isComplete = false;

  constructor(options: {
    /** Has the catalog process an entity anew. Never throws. */
    refresh: (entityRef: string) => Promise<void>;
  }) {
    this.#refresh = options.refresh;
  }

  /** Whether all stores were read at least once since the start. */
  get isComplete(): boolean {
    return this.#isComplete;
  }

  /** The store that is linked to an entity, if any. */
  find(entityRef: string): LinkedStore | undefined {
    return this.#linksByEntity.get(normalize(entityRef))?.[0].store;
  }

  /** Remembers which entity a store is linked to now. */
  async set(store: Store): Promise<void> {
    const { name, createdAt } = store;
    const entityRef = normalize(getStoreEntityRef(store));
    const known = this.#links.get(name);
    if (known?.entityRef === entityRef && known.createdAt === createdAt) {
      return;
    }
    await this.delete(name);
    if (entityRef !== getStoreEntityRef({ name })) {
      const link = { entityRef, createdAt, store: { name } };
      this.#links.set(name, link);
      await this.#change(entityRef, links =>
        [...links, link].sort(compareAges),
      );
    }
  }

  /** Forgets a store. */
  async delete(name: string): Promise<void> {
    const link = this.#links.get(name);
    if (link) {
      this.#links.delete(name);
      await this.#change(link.entityRef, links =>
        links.filter(each => each !== link),
      );
    }
  }

  /** Remembers these stores, and no others. */
  async replace(stores: Store[]): Promise<void> {
    const names = new Set(stores.map(({ name }) => name));
    for (const name of [...this.#links.keys()]) {
      if (!names.has(name)) {
        await this.delete(name);
      }
    }
    // The others would be many, and nothing else be done until the last of them.
    for (const store of stores.filter(
      ({ name, entityRef }) => entityRef || this.#links.has(name),
    )) {
      await this.set(store);
    }
    this.#isComplete = true;
  }

  async #change(
    entityRef: string,
    change: (links: Link[]) => Link[],
  ): Promise<void> {
    const before = this.find(entityRef);
    const links = change(this.#linksByEntity.get(entityRef) ?? []);
    if (links.length > 0) {
      this.#linksByEntity.set(entityRef, links);
    } else {
      this.#linksByEntity.delete(entityRef);
    }
    if (this.find(entityRef) !== before) {
      await this.#refresh(entityRef);
    }
  }
}

/** Of the same age, the names decide, so that all replicas agree. */
function compareAges(one: Link, other: Link): number {
  const toRank = ({ createdAt, store }: Link) => `${createdAt} ${store.name}`;
  return toRank(one) < toRank(other) ? -1 : 1;
}

function normalize(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
