import {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListStoresRequest,
  Plan,
  Quota,
  Store,
  StoreApi,
  StoreApiOptions,
  StoreClient,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService, StoreServiceOptions } from './StoreService';

/**
 * Reaches the stores through the WooCommerce backend plugin's REST API, wherever
 * that plugin runs.
 *
 * @internal
 */
export class RemoteStoreService implements StoreService {
  readonly #auth: AuthService;
  readonly #api: StoreApi;

  static create(options: {
    auth: AuthService;
    discovery: DiscoveryService;
  }): RemoteStoreService {
    const { auth, discovery } = options;
    return new RemoteStoreService(
      auth,
      new StoreClient({ discoveryApi: discovery }),
    );
  }

  private constructor(auth: AuthService, api: StoreApi) {
    this.#auth = auth;
    this.#api = api;
  }

  listStores(
    request: ListStoresRequest,
    options: StoreServiceOptions,
  ): Promise<StoreList> {
    return this.#call(options, api => this.#api.listStores(request, api));
  }

  createStore(
    request: CreateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#call(options, api => this.#api.createStore(request, api));
  }

  getStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.getStore(name, api));
  }

  listStoreEvents(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreEvent[]> {
    return this.#call(options, api => this.#api.listStoreEvents(name, api));
  }

  listStoreOperations(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreOperation[]> {
    return this.#call(options, api => this.#api.listStoreOperations(name, api));
  }

  refreshStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.refreshStore(name, api));
  }

  retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.retryStore(name, api));
  }

  verifyStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.verifyStore(name, api));
  }

  upgradeStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.upgradeStore(name, api));
  }

  repairStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#call(options, api => this.#api.repairStore(name, api));
  }

  cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#call(options, api =>
      this.#api.cancelStoreOperation(name, api),
    );
  }

  updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#call(options, api =>
      this.#api.updateStore(name, request, api),
    );
  }

  planStoreDeletion(
    name: string,
    options: StoreServiceOptions,
  ): Promise<DeletePlan> {
    return this.#call(options, api => this.#api.planStoreDeletion(name, api));
  }

  deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#call(options, api =>
      this.#api.deleteStore(name, request, api),
    );
  }

  listPlans(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Plan[]> {
    return this.#call(options, api => this.#api.listPlans(request, api));
  }

  listQuotas(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Quota[]> {
    return this.#call(options, api => this.#api.listQuotas(request, api));
  }

  checkStoreName(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreNameCheck> {
    return this.#call(options, api => this.#api.checkStoreName(name, api));
  }

  /** Throws what the backend threw, so that callers see one kind of error. */
  async #call<T>(
    options: StoreServiceOptions,
    call: (apiOptions: StoreApiOptions) => Promise<T>,
  ): Promise<T> {
    const { credentials, signal, idempotencyKey } = options;
    const token = await this.#getToken(credentials);
    try {
      return await call({ token, signal, idempotencyKey });
    } catch (error) {
      throw error instanceof ResponseError ? error.cause : error;
    }
  }

  async #getToken(credentials: BackstageCredentials): Promise<string> {
    const { token } = await this.#auth.getPluginRequestToken({
      onBehalfOf: credentials,
      targetPluginId: 'woocommerce',
    });
    return token;
  }
}
