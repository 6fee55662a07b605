import {
  DeletePlan,
  Store,
  StoreList,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { waitUntil } from './waitUntil';
import { TOKEN } from './writePortalConfig';

const OWNER = 'group:default/shops';

/** Calls the REST API of one process of the portal, as a service may unless somebody has signed in. */
export class PortalApi {
  readonly #url: string;
  readonly #token: string;

  constructor(url: string, token = TOKEN) {
    this.#url = url;
    this.#token = token;
  }

  /** The same calls as a person makes them who has signed in. */
  async signIn(): Promise<PortalApi> {
    const { backstageIdentity } = await this.#ask<{
      backstageIdentity: { token: string };
    }>('POST', '/api/auth/guest/refresh');
    return new PortalApi(this.#url, backstageIdentity.token);
  }

  /** Asks for a store, and returns it as it is recorded. */
  async createStore(name: string): Promise<Store> {
    return this.#ask('POST', '/api/woocommerce/stores', { name, owner: OWNER });
  }

  async getStore(name: string): Promise<Store> {
    return this.#ask('GET', `/api/woocommerce/stores/${name}`);
  }

  /** Whether a store is known, which it is until nothing of it is left. */
  async hasStore(name: string): Promise<boolean> {
    const path = `/api/woocommerce/stores/${name}`;
    const response = await this.#send('GET', path);
    if (!response.ok && response.status !== 404) {
      throw await toError('GET', path, response);
    }
    // Read to its end, so that the connection can be used again.
    await response.text();
    return response.ok;
  }

  /** Asks for a store to be brought up to date. */
  async upgradeStore(name: string): Promise<void> {
    await this.#ask('POST', `/api/woocommerce/stores/${name}/upgrade`);
  }

  /** Has a store looked at in its cluster, and returns once it was. */
  async refreshStore(name: string): Promise<void> {
    await this.#ask('POST', `/api/woocommerce/stores/${name}/refresh`);
  }

  /** @param query - such as `?limit=50&sort=-createdAt` */
  async listStores(query: string): Promise<StoreList> {
    return this.#ask('GET', `/api/woocommerce/stores${query}`);
  }

  /** How many stores are in a phase. */
  async countStores(phase: StorePhase): Promise<number> {
    const { totalItems } = await this.listStores(`?phase=${phase}&limit=1`);
    return totalItems;
  }

  /** What a store's page in the catalog shows. */
  async lookAtStore(name: string): Promise<void> {
    await this.getStore(name);
    await this.#ask('GET', `/api/woocommerce/stores/${name}/events`);
  }

  /** All stores, page by page. */
  async listAllStores(): Promise<Store[]> {
    const stores: Store[] = [];
    let cursor: string | undefined;
    do {
      const rest = cursor ? `&cursor=${encodeURIComponent(cursor)}` : '';
      const page = await this.listStores(`?limit=100&sort=name${rest}`);
      stores.push(...page.items);
      cursor = page.nextCursor;
    } while (cursor);
    return stores;
  }

  /** Looks at what a deletion would take away, and asks for just that. */
  async deleteStore(name: string): Promise<void> {
    const path = `/api/woocommerce/stores/${name}`;
    const { hash } = await this.#ask<DeletePlan>('POST', `${path}/delete-plan`);
    await this.#ask('DELETE', `${path}?plan=${encodeURIComponent(hash)}`);
  }

  /** Returns once the catalog knows who owns the stores. */
  async waitForOwner(): Promise<void> {
    await waitUntil('the catalog knows the owner', () =>
      this.hasEntity('group/default/shops'),
    );
  }

  /** Whether there is an entity in the catalog, such as `component/default/shop`. */
  async hasEntity(path: string): Promise<boolean> {
    const response = await this.#send(
      'GET',
      `/api/catalog/entities/by-name/${path}`,
    );
    return response.ok;
  }

  /** Asks Backstage's own Kubernetes plugin for a store's objects, as the tab of its entity does. */
  async queryKubernetes(name: string): Promise<void> {
    const entity = await this.#ask<object>(
      'GET',
      `/api/catalog/entities/by-name/component/default/${name}`,
    );
    const { items } = await this.#ask<{
      items: Array<{ resources: Array<{ resources: object[] }> }>;
    }>('POST', `/api/kubernetes/services/${name}`, { entity, auth: {} });
    if (!items[0]?.resources.some(({ resources }) => resources.length > 0)) {
      throw new Error(`The Kubernetes plugin finds nothing of ${name}`);
    }
  }

  /** How many entities of stores the catalog has. */
  async countEntities(): Promise<number> {
    const { totalItems } = await this.#ask<{ totalItems: number }>(
      'GET',
      '/api/catalog/entities/by-query?limit=1&filter=spec.type=woocommerce-store',
    );
    return totalItems;
  }

  /** Has a plugin do at once what it does by schedule. */
  async triggerTask(plugin: string, task: string): Promise<void> {
    const path = `/api/${plugin}/.backstage/scheduler/v1/tasks/${task}/trigger`;
    await waitUntil(`${path} is accepted`, async () => {
      const response = await this.#send('POST', path);
      if (!response.ok && response.status !== 409) {
        throw new Error(`POST ${path} answers ${response.status}`);
      }
      // It conflicts with a run that is under way.
      return response.ok;
    });
  }

  /** When a run of what a plugin does by schedule has ended last; undefined while one is under way. */
  async findLastRun(plugin: string, task: string): Promise<Date | undefined> {
    const { tasks } = await this.#ask<{
      tasks: Array<{
        taskId: string;
        taskState: { status: string; lastRunEndedAt?: string } | null;
      }>;
    }>('GET', `/api/${plugin}/.backstage/scheduler/v1/tasks`);
    const state = tasks.find(({ taskId }) => taskId === task)?.taskState;
    return state?.status === 'idle' && state.lastRunEndedAt
      ? new Date(state.lastRunEndedAt)
      : undefined;
  }

  async #ask<T>(method: string, path: string, body?: object): Promise<T> {
    const response = await this.#send(method, path, body);
    if (!response.ok) {
      throw await toError(method, path, response);
    }
    return response.json();
  }

  #send(method: string, path: string, body?: object): Promise<Response> {
    return fetch(`${this.#url}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${this.#token}`,
        'content-type': 'application/json',
      },
      body: body && JSON.stringify(body),
      signal: AbortSignal.timeout(60_000),
    });
  }
}

async function toError(method: string, path: string, response: Response) {
  return new Error(
    `${method} ${path} answers ${response.status}: ${await response.text()}`,
  );
}
