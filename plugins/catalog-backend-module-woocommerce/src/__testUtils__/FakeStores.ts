import { NotFoundError } from '@backstage/errors';
import {
  ListStoresRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { storeServiceMock } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';

/** Stores in memory, listed `pageSize` at a time. */
export class FakeStores {
  readonly #stores = new Map<string, Store>();
  readonly #pageSize: number;
  readonly service = storeServiceMock({
    listStores: async request => this.#list(request),
    getStore: async name => {
      const store = this.#stores.get(name);
      if (!store) {
        throw new NotFoundError(`Store "${name}" does not exist`);
      }
      return store;
    },
  });

  constructor(options: { stores?: Store[]; pageSize?: number } = {}) {
    const { stores = [], pageSize = 100 } = options;
    this.#pageSize = pageSize;
    stores.forEach(store => this.set(store));
  }

  set(store: Store): void {
    this.#stores.set(store.name, store);
  }

  delete(name: string): void {
    this.#stores.delete(name);
  }

  #list({ cursor = '' }: ListStoresRequest) {
    const names = [...this.#stores.keys()].sort();
    const rest = names.filter(name => name > cursor);
    const page = rest.slice(0, this.#pageSize);
    return {
      items: page.map(name => this.#stores.get(name)!),
      totalItems: names.length,
      nextCursor: rest.length > page.length ? page.at(-1) : undefined,
    };
  }
}
