/* eslint new-cap: ['error', { capIsNew: false }] -- openapi-fetch's methods have the names of HTTP's. */

import { ResponseError } from '@backstage/errors';
import createClient, { Client } from 'openapi-fetch';
import { paths } from '../schema/generated/openapi';
import {
  AuditEventFilter,
  AuditEventList,
  AuditExportFormat,
  Cluster,
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListAuditEventsRequest,
  ListStoresRequest,
  Overview,
  Plan,
  Preflight,
  Quota,
  Store,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
} from '../types';
import { StoreApi, StoreApiOptions } from './StoreApi';

/**
 * Calls the REST API by HTTP, in the browser as well as in a backend.
 *
 * @public
 */
export class StoreClient implements StoreApi {
  readonly #discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
  readonly #fetchApi: { fetch: typeof fetch };

  constructor(options: {
    discoveryApi: { getBaseUrl(pluginId: string): Promise<string> };
    fetchApi?: { fetch: typeof fetch };
  }) {
    this.#discoveryApi = options.discoveryApi;
    this.#fetchApi = options.fetchApi ?? { fetch };
  }

  /** {@inheritDoc StoreApi.listStores} */
  async listStores(
    request: ListStoresRequest,
    options?: StoreApiOptions,
  ): Promise<StoreList> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/stores', {
        params: { query: request },
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.createStore} */
  async createStore(
    request: CreateStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores', { body: request, signal: options?.signal }),
    );
  }

  /** {@inheritDoc StoreApi.getStore} */
  async getStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/stores/{name}', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.listStoreEvents} */
  async listStoreEvents(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreEvent[]> {
    const client = await this.#client(options);
    const { items } = unwrap(
      await client.GET('/stores/{name}/events', toStoreParams(name, options)),
    );
    return items;
  }

  /** {@inheritDoc StoreApi.listStoreOperations} */
  async listStoreOperations(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreOperation[]> {
    const client = await this.#client(options);
    const { items } = unwrap(
      await client.GET(
        '/stores/{name}/operations',
        toStoreParams(name, options),
      ),
    );
    return items;
  }

  /** {@inheritDoc StoreApi.refreshStore} */
  async refreshStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/refresh', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.retryStore} */
  async retryStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/retry', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.verifyStore} */
  async verifyStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/verify', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.upgradeStore} */
  async upgradeStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/upgrade', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.repairStore} */
  async repairStore(name: string, options?: StoreApiOptions): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/repair', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.cancelStoreOperation} */
  async cancelStoreOperation(
    name: string,
    options?: StoreApiOptions,
  ): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/stores/{name}/cancel', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.updateStore} */
  async updateStore(
    name: string,
    request: UpdateStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.PATCH('/stores/{name}', {
        ...toStoreParams(name, options),
        body: request,
      }),
    );
  }

  /** {@inheritDoc StoreApi.planStoreDeletion} */
  async planStoreDeletion(
    name: string,
    options?: StoreApiOptions,
  ): Promise<DeletePlan> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST(
        '/stores/{name}/delete-plan',
        toStoreParams(name, options),
      ),
    );
  }

  /** {@inheritDoc StoreApi.deleteStore} */
  async deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options?: StoreApiOptions,
  ): Promise<Store> {
    const client = await this.#client(options);
    return unwrap(
      await client.DELETE('/stores/{name}', {
        params: { path: { name }, query: { plan: request.plan } },
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.listPlans} */
  async listPlans(
    request: { owner?: string },
    options?: StoreApiOptions,
  ): Promise<Plan[]> {
    const client = await this.#client(options);
    const { items } = unwrap(
      await client.GET('/plans', {
        params: { query: request },
        signal: options?.signal,
      }),
    );
    return items;
  }

  /** {@inheritDoc StoreApi.listQuotas} */
  async listQuotas(
    request: { owner?: string },
    options?: StoreApiOptions,
  ): Promise<Quota[]> {
    const client = await this.#client(options);
    const { items } = unwrap(
      await client.GET('/quotas', {
        params: { query: request },
        signal: options?.signal,
      }),
    );
    return items;
  }

  /** {@inheritDoc StoreApi.checkStoreName} */
  async checkStoreName(
    name: string,
    options?: StoreApiOptions,
  ): Promise<StoreNameCheck> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/names/{name}', toStoreParams(name, options)),
    );
  }

  /** {@inheritDoc StoreApi.getOverview} */
  async getOverview(
    request: { days?: number },
    options?: StoreApiOptions,
  ): Promise<Overview> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/overview', {
        params: { query: request },
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.listAuditEvents} */
  async listAuditEvents(
    request: ListAuditEventsRequest,
    options?: StoreApiOptions,
  ): Promise<AuditEventList> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/audit-events', {
        params: { query: request },
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.exportAuditEvents} */
  async exportAuditEvents(
    request: AuditEventFilter & { format: AuditExportFormat },
    options?: StoreApiOptions,
  ): Promise<string> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/audit-events/export', {
        params: { query: request },
        parseAs: 'text',
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.listClusters} */
  async listClusters(options?: StoreApiOptions): Promise<Cluster[]> {
    const client = await this.#client(options);
    const { items } = unwrap(
      await client.GET('/clusters', { signal: options?.signal }),
    );
    return items;
  }

  /** {@inheritDoc StoreApi.getClusterPreflight} */
  async getClusterPreflight(
    cluster: string,
    options?: StoreApiOptions,
  ): Promise<Preflight> {
    const client = await this.#client(options);
    return unwrap(
      await client.GET('/clusters/{cluster}/preflight', {
        params: { path: { cluster } },
        signal: options?.signal,
      }),
    );
  }

  /** {@inheritDoc StoreApi.runClusterPreflight} */
  async runClusterPreflight(
    cluster: string,
    request: { probe?: boolean },
    options?: StoreApiOptions,
  ): Promise<Preflight> {
    const client = await this.#client(options);
    return unwrap(
      await client.POST('/clusters/{cluster}/preflight', {
        params: { path: { cluster }, query: request },
        signal: options?.signal,
      }),
    );
  }

  async #client(options: StoreApiOptions | undefined): Promise<Client<paths>> {
    const baseUrl = await this.#discoveryApi.getBaseUrl('woocommerce');
    return createClient<paths>({
      baseUrl,
      fetch: async request => {
        const response = await this.#fetchApi.fetch(
          request.url,
          await toRequestInit(request),
        );
        if (!response.ok) {
          throw await ResponseError.fromResponse(response);
        }
        return response;
      },
      headers: {
        ...(options?.token && { authorization: `Bearer ${options.token}` }),
        ...(options?.idempotencyKey && {
          'idempotency-key': options.idempotencyKey,
        }),
      },
    });
  }
}

function toStoreParams(name: string, options: StoreApiOptions | undefined) {
  return { params: { path: { name } }, signal: options?.signal };
}

/** What Backstage makes requests of, more than one in a row: a body can be read only once. */
async function toRequestInit(request: Request): Promise<RequestInit> {
  const { method, headers, signal } = request;
  const body = await request.text();
  return { method, headers, signal, ...(body && { body }) };
}

/** A failed answer was thrown by the fetch above, so that there always is data. */
function unwrap<T>(result: { data?: T }): T {
  return result.data as T;
}
