import {
  getStoreEntityRef,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What has to be known of a store to show it on another entity's page. */
export type LinkedStore = Pick<Store, 'name' | 'namespace'>;

/**
 * Knows which entities stores are linked to, other than the ones that are made
 * for them.
 *
 * @internal
 */
export class LinkedStores {
  readonly #refresh: (entityRef: string) => Promise<void>;
  readonly #entityRefs = new Map<string, string>();
  readonly #stores = new Map<string, LinkedStore>();
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
    return this.#stores.get(normalize(entityRef));
  }

  /** Remembers which entity a store is linked to now. */
  async set(store: Store): Promise<void> {
    const { name, namespace } = store;
    const entityRef = normalize(getStoreEntityRef(store));
    if (this.#entityRefs.get(name) === entityRef) {
      return;
    }
    await this.delete(name);
    if (entityRef !== getStoreEntityRef({ name })) {
      this.#entityRefs.set(name, entityRef);
      this.#stores.set(entityRef, { name, namespace });
      await this.#refresh(entityRef);
    }
  }

  /** Forgets a store. */
  async delete(name: string): Promise<void> {
    const entityRef = this.#entityRefs.get(name);
    if (entityRef) {
      this.#entityRefs.delete(name);
      this.#stores.delete(entityRef);
      await this.#refresh(entityRef);
    }
  }

  /** Remembers these stores, and no others. */
  async replace(stores: Store[]): Promise<void> {
    const names = new Set(stores.map(({ name }) => name));
    for (const name of [...this.#entityRefs.keys()]) {
      if (!names.has(name)) {
        await this.delete(name);
      }
    }
    // The others would be many, and nothing else be done until the last of them.
    for (const store of stores.filter(
      ({ name, entityRef }) => entityRef || this.#entityRefs.has(name),
    )) {
      await this.set(store);
    }
    this.#isComplete = true;
  }
}

function normalize(entityRef: string): string {
  return entityRef.toLocaleLowerCase('en-US');
}
