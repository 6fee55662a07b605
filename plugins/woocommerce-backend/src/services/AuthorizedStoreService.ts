import { PermissionsService } from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  CreateStoreRequest,
  DeletePlan,
  DeleteStoreRequest,
  ListStoresRequest,
  Plan,
  Quota,
  Store,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
  woocommerceStoreCancelPermission,
  woocommerceStoreCreatePermission,
  woocommerceStoreDeletePermission,
  woocommerceStoreLogsPermission,
  woocommerceStoreReadPermission,
  woocommerceStoreRefreshPermission,
  woocommerceStoreRepairPermission,
  woocommerceStoreRetryPermission,
  woocommerceStoreUpdatePermission,
  woocommerceStoreUpgradePermission,
  woocommerceStoreVerifyPermission,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import {
  askPolicy,
  StoreDecision,
  StorePermission,
  StoreResource,
} from '../permissions';
import { CallOptions } from './CallOptions';
import { createNotFoundError } from './createNotFoundError';
import { requireMatch } from './storeEtag';
import { withoutEvidence, withoutLogs } from './withoutLogs';

/**
 * Lets those through who have the permission for what they ask. A store that the
 * caller may not read is as good as not there.
 */
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
    const [read, logs] = await this.#ask(
      [woocommerceStoreReadPermission, woocommerceStoreLogsPermission],
      options,
    );
    requirePossible(read);
    const call: CallOptions = { ...options, criteria: read.criteria };
    const list = await this.#service.listStores(request, call);
    return { ...list, items: list.items.map(store => show(store, logs)) };
  }

  async createStore(
    request: CreateStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    const [create, logs] = await this.#ask(
      [woocommerceStoreCreatePermission, woocommerceStoreLogsPermission],
      options,
    );
    requirePossible(create);
    const call: CallOptions = {
      ...options,
      admit: store => {
        requireNewStore(create, store);
        requireMatch(options.ifMatch, undefined);
      },
    };
    return show(await this.#service.createStore(request, call), logs);
  }

  async getStore(name: string, options: StoreServiceOptions): Promise<Store> {
    const { store, logs } = await this.#find(name, options);
    return show(store, logs);
  }

  async listStoreEvents(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreEvent[]> {
    await this.#find(name, options);
    return this.#service.listStoreEvents(name, options);
  }

  async listStoreOperations(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreOperation[]> {
    const { store, logs } = await this.#find(name, options);
    const operations = await this.#service.listStoreOperations(name, options);
    return logs.allows(store) ? operations : operations.map(withoutEvidence);
  }

  async refreshStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreRefreshPermission,
      options,
      service => service.refreshStore(name, options),
    );
  }

  async retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreRetryPermission,
      options,
      service => service.retryStore(name, options),
    );
  }

  async verifyStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreVerifyPermission,
      options,
      service => service.verifyStore(name, options),
    );
  }

  async upgradeStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreUpgradePermission,
      options,
      service => service.upgradeStore(name, options),
    );
  }

  async repairStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreRepairPermission,
      options,
      service => service.repairStore(name, options),
    );
  }

  async cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreCancelPermission,
      options,
      service => service.cancelStoreOperation(name, options),
    );
  }

  async updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreUpdatePermission,
      options,
      service => service.updateStore(name, request, options),
    );
  }

  async planStoreDeletion(
    name: string,
    options: StoreServiceOptions,
  ): Promise<DeletePlan> {
    await this.#find(name, options, woocommerceStoreDeletePermission);
    return this.#service.planStoreDeletion(name, options);
  }

  async deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreDeletePermission,
      options,
      service => service.deleteStore(name, request, options),
    );
  }

  async listPlans(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Plan[]> {
    const [create] = await this.#ask(
      [woocommerceStoreCreatePermission],
      options,
    );
    requirePossible(create);
    const call: CallOptions = {
      ...options,
      admit: store => requireNewStore(create, store),
    };
    return this.#service.listPlans(request, call);
  }

  async listQuotas(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Quota[]> {
    const [create] = await this.#ask(
      [woocommerceStoreCreatePermission],
      options,
    );
    requirePossible(create);
    return this.#service.listQuotas(request, options);
  }

  async checkStoreName(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreNameCheck> {
    const [create] = await this.#ask(
      [woocommerceStoreCreatePermission],
      options,
    );
    requirePossible(create);
    return this.#service.checkStoreName(name, options);
  }

  async #change(
    name: string,
    permission: StorePermission,
    options: CallOptions,
    change: (service: StoreService) => Promise<Store>,
  ): Promise<Store> {
    const { store, logs } = await this.#find(name, options, permission);
    requireMatch(options.ifMatch, show(store, logs));
    return show(await change(this.#service), logs);
  }

  /**
   * Reads a store for somebody who may read it, and has a permission on it.
   *
   * @throws NotAllowedError whether there is such a store or not, when the caller
   * may read none
   * @throws NotFoundError whether there is none or the caller may not read it
   */
  async #find(
    name: string,
    options: StoreServiceOptions,
    permission: StorePermission = woocommerceStoreReadPermission,
  ): Promise<{ store: Store; logs: StoreDecision }> {
    const [read, wanted, logs] = await this.#ask(
      [
        woocommerceStoreReadPermission,
        permission,
        woocommerceStoreLogsPermission,
      ],
      options,
    );
    requirePossible(read);
    const store = await this.#service.getStore(name, options);
    if (!read.allows(store)) {
      throw createNotFoundError(name);
    }
    if (!wanted.allows(store)) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name} for store "${name}"`,
      );
    }
    return { store, logs };
  }

  async #ask(
    about: StorePermission[],
    options: StoreServiceOptions,
  ): Promise<StoreDecision[]> {
    const { credentials } = options;
    return askPolicy({ permissions: this.#permissions, credentials, about });
  }
}

function requirePossible({ isDenied, permission }: StoreDecision): void {
  if (isDenied) {
    throw new NotAllowedError(`You lack the permission ${permission.name}`);
  }
}

function requireNewStore(create: StoreDecision, store: StoreResource): void {
  if (!create.allows(store)) {
    const { owner, plan } = store;
    throw new NotAllowedError(
      `You lack the permission ${create.permission.name} for a store of plan ${plan} that ${owner} owns`,
    );
  }
}

function show(store: Store, logs: StoreDecision): Store {
  return logs.allows(store) ? store : withoutLogs(store);
}
