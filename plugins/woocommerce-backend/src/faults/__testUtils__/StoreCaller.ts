import { mockCredentials } from '@backstage/backend-test-utils';
import {
  CreateStoreRequest,
  DeletePlan,
  Store,
  StoreEvent,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** A call that takes longer is as good as one that fails. */
const TIMEOUT_MS = 20_000;

/** Calls the REST API of one process. */
export class StoreCaller {
  readonly #url: string;

  constructor(url: string) {
    this.#url = `${url}/api/woocommerce`;
  }

  async send(
    method: 'GET' | 'POST' | 'DELETE',
    path: string,
    body?: object,
    headers?: Record<string, string>,
  ): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: mockCredentials.user.header(),
        'content-type': 'application/json',
        ...headers,
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  }

  async createStore(request: CreateStoreRequest): Promise<Response> {
    return this.send('POST', '/stores', request);
  }

  /** Looks at what a deletion would take away, and asks for just that. */
  async deleteStore(name: string): Promise<Response> {
    const planned = await this.send('POST', `/stores/${name}/delete-plan`);
    if (!planned.ok) {
      return planned;
    }
    const { hash }: DeletePlan = await planned.json();
    return this.send(
      'DELETE',
      `/stores/${name}?plan=${encodeURIComponent(hash)}`,
    );
  }

  /** Such as `retry`. */
  async act(name: string, action: string): Promise<Response> {
    return this.send('POST', `/stores/${name}/${action}`);
  }

  /**
   * Undefined when there is none.
   *
   * @throws when it isn't known whether there is one
   */
  async getStore(name: string): Promise<Store | undefined> {
    return this.#read(`/stores/${name}`);
  }

  async listStores(): Promise<Store[]> {
    const stores: Store[] = [];
    let cursor = '';
    do {
      const page: { items: Store[]; nextCursor?: string } | undefined =
        await this.#read(`/stores?limit=100&sort=name${cursor}`);
      stores.push(...page!.items);
      cursor = page!.nextCursor
        ? `&cursor=${encodeURIComponent(page!.nextCursor)}`
        : '';
    } while (cursor);
    return stores;
  }

  /** The latest ones, newest first. */
  async listEvents(name: string): Promise<StoreEvent[]> {
    const list: { items: StoreEvent[] } | undefined = await this.#read(
      `/stores/${name}/events`,
    );
    return list?.items ?? [];
  }

  /** The latest ones, newest first. */
  async listOperations(name: string): Promise<StoreOperation[]> {
    const list: { items: StoreOperation[] } | undefined = await this.#read(
      `/stores/${name}/operations`,
    );
    return list?.items ?? [];
  }

  async #read<T>(path: string): Promise<T | undefined> {
    const response = await this.send('GET', path);
    if (response.status === 404) {
      return undefined;
    }
    if (!response.ok) {
      throw new Error(
        `GET ${path} answers ${response.status}: ${await response.text()}`,
      );
    }
    return response.json();
  }
}
