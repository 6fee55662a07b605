import { NotFoundError } from '@backstage/errors';
import {
  ListStoresRequest,
  Store,
  StoreList,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Stores in memory, whose answers have to be parsed as those of the backend. */
export class BenchStores {
  #stores: Store[] = [];

  set(stores: Store[]): void {
    this.#stores = stores;
  }

  async listStores(request: ListStoresRequest): Promise<StoreList> {
    const start = Number(request.cursor ?? 0);
    const end = start + (request.limit ?? 20);
    return parse({
      items: this.#stores.slice(start, end),
      totalItems: this.#stores.length,
      nextCursor: end < this.#stores.length ? `${end}` : undefined,
    });
  }

  async getStore(name: string): Promise<Store> {
    const store = this.#stores.find(each => each.name === name);
    if (!store) {
      throw new NotFoundError(`There is no store "${name}"`);
    }
    return parse(store);
  }
}

async function parse<T>(value: T): Promise<T> {
  const text = JSON.stringify(value);
  // As an answer that arrives later.
  await new Promise(setImmediate);
  return JSON.parse(text);
}
