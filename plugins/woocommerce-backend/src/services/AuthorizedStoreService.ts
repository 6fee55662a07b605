import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  AuthorizeResult,
  BasicPermission,
} from '@backstage/plugin-permission-common';
import {
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListStoresRequest,
  Store,
  StoreEvent,
  StoreList,
  StoreOperation,
  woocommerceStoreCreatePermission,
  woocommerceStoreDeletePermission,
  woocommerceStoreReadPermission,
  woocommerceStoreUpdatePermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';

/** Lets those through who have the permission for what they ask. */
export class AuthorizedStoreService implements StoreService {
  readonly #service: StoreService;
  readonly #permissions: PermissionsService;

  static create(options: {
    service: StoreService;
    permissions: PermissionsService;
  }): AuthorizedStoreService {
    const { service, permissions } = options;
    return new AuthorizedStoreService(service, permissions);
  }

  private constructor(service: StoreService, permissions: PermissionsService) {
    this.#service = service;
    this.#permissions = permissions;
  }

  async listStores(
    request: ListStoresRequest,
    options: StoreServiceOptions,
  ): Promise<StoreList> {
    await this.#authorize(woocommerceStoreReadPermission, options);
    return this.#service.listStores(request, options);
  }

  async createStore(
    request: CreateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreCreatePermission, options);
    return this.#service.createStore(request, options);
  }

  async getStore(name: string, options: StoreServiceOptions): Promise<Store> {
    await this.#authorize(woocommerceStoreReadPermission, options);
    return this.#service.getStore(name, options);
  }

  async listStoreEvents(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreEvent[]> {
    await this.#authorize(woocommerceStoreReadPermission, options);
    return this.#service.listStoreEvents(name, options);
  }

  async listStoreOperations(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreOperation[]> {
    await this.#authorize(woocommerceStoreReadPermission, options);
    return this.#service.listStoreOperations(name, options);
  }

  async refreshStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.refreshStore(name, options);
  }

  async retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.retryStore(name, options);
  }

  async verifyStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.verifyStore(name, options);
  }

  async upgradeStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.upgradeStore(name, options);
  }

  async repairStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.repairStore(name, options);
  }

  async cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreUpdatePermission, options);
    return this.#service.cancelStoreOperation(name, options);
  }

  async planStoreDeletion(
    name: string,
    options: StoreServiceOptions,
  ): Promise<DeletePlan> {
    await this.#authorize(woocommerceStoreDeletePermission, options);
    return this.#service.planStoreDeletion(name, options);
  }

  async deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    await this.#authorize(woocommerceStoreDeletePermission, options);
    return this.#service.deleteStore(name, request, options);
  }

  async #authorize(
    permission: BasicPermission,
    options: StoreServiceOptions,
  ): Promise<void> {
    const [decision] = await this.#permissions.authorize([{ permission }], {
      credentials: options.credentials,
    });
    if (decision.result !== AuthorizeResult.ALLOW) {
      throw new NotAllowedError(`You lack the permission ${permission.name}`);
    }
  }
}
