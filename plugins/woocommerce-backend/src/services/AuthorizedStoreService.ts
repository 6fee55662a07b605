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
import { StoreRepository } from '../database';
import {
  askPolicy,
  StoreDecision,
  StorePermission,
  StorePolicy,
  StoreResource,
  toStoreResource,
} from '../permissions';
import { CallOptions } from './CallOptions';
import { createNotFoundError } from './createNotFoundError';
import { requireMatch } from './storeEtag';
import { toBareEvent, toBareOperation, withoutLogs } from './withoutLogs';

/**
 * Lets those through who have the permission for what they ask. A store that the
 * caller may not read is as good as not there.
 */
export class AuthorizedStoreService implements StoreService {
  readonly #policy: StorePolicy;
  readonly #repository: Pick<StoreRepository, 'lookUpStore'>;
  readonly #service: StoreService;

  static create(options: {
    policy: StorePolicy;
    repository: Pick<StoreRepository, 'lookUpStore'>;
    service: StoreService;
  }): AuthorizedStoreService {
    return new AuthorizedStoreService(options);
  }

  private constructor(options: {
    policy: StorePolicy;
    repository: Pick<StoreRepository, 'lookUpStore'>;
    service: StoreService;
  }) {
    this.#policy = options.policy;
    this.#repository = options.repository;
    this.#service = options.service;
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
    const [create, read, logs] = await this.#ask(
      [
        woocommerceStoreCreatePermission,
        woocommerceStoreReadPermission,
        woocommerceStoreLogsPermission,
      ],
      options,
    );
    requirePossible(create);
    let isNew = true;
    const store = await this.#service.createStore(request, {
      ...options,
      admit: resource => {
        requireNewStore(create, resource);
        requireMatch(options.ifMatch, undefined);
      },
      note: meta => {
        isNew = meta.changed !== false;
        options.note?.(meta);
      },
    } as CallOptions);
    // What has become of a store since it was requested is for those who may read it.
    if (!isNew && !read.allows(store)) {
      throw createNotFoundError(store.name);
    }
    return show(store, logs);
  }

  async getStore(name: string, options: StoreServiceOptions): Promise<Store> {
    const { call, logs } = await this.#find(name, options);
    return show(await this.#service.getStore(name, call), logs);
  }

  async listStoreEvents(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreEvent[]> {
    const { call, logs, resource } = await this.#find(name, options);
    const events = await this.#service.listStoreEvents(name, call);
    return logs.allows(resource) ? events : events.map(toBareEvent);
  }

  async listStoreOperations(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreOperation[]> {
    const { call, logs, resource } = await this.#find(name, options);
    const operations = await this.#service.listStoreOperations(name, call);
    return logs.allows(resource) ? operations : operations.map(toBareOperation);
  }

  async refreshStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(
      name,
      woocommerceStoreRefreshPermission,
      options,
      call => this.#service.refreshStore(name, call),
    );
  }

  async retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#change(name, woocommerceStoreRetryPermission, options, call =>
      this.#service.retryStore(name, call),
    );
  }

  async verifyStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, woocommerceStoreVerifyPermission, options, call =>
      this.#service.verifyStore(name, call),
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
      call => this.#service.upgradeStore(name, call),
    );
  }

  async repairStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, woocommerceStoreRepairPermission, options, call =>
      this.#service.repairStore(name, call),
    );
  }

  async cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, woocommerceStoreCancelPermission, options, call =>
      this.#service.cancelStoreOperation(name, call),
    );
  }

  async updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, woocommerceStoreUpdatePermission, options, call =>
      this.#service.updateStore(name, request, call),
    );
  }

  async planStoreDeletion(
    name: string,
    options: StoreServiceOptions,
  ): Promise<DeletePlan> {
    const permission = woocommerceStoreDeletePermission;
    const { call } = await this.#find(name, options, permission);
    return this.#service.planStoreDeletion(name, call);
  }

  async deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, woocommerceStoreDeletePermission, options, call =>
      this.#service.deleteStore(name, request, call),
    );
  }

  async listPlans(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Plan[]> {
    const call = await this.#admitNewStores(options);
    return this.#service.listPlans(request, call);
  }

  async listQuotas(
    request: { owner?: string },
    options: StoreServiceOptions,
  ): Promise<Quota[]> {
    const call = await this.#admitNewStores(options);
    const [read] = await this.#ask([woocommerceStoreReadPermission], options);
    const quotas = await this.#service.listQuotas(request, call);
    // How much there is in a cluster says how much others have in it.
    return read.isDenied || read.criteria
      ? quotas.filter(({ scope }) => scope !== 'cluster')
      : quotas;
  }

  async checkStoreName(
    name: string,
    options: StoreServiceOptions,
  ): Promise<StoreNameCheck> {
    const call = await this.#admitNewStores(options);
    return this.#service.checkStoreName(name, call);
  }

  /** Lets those through who may request any store at all. */
  async #admitNewStores(options: StoreServiceOptions): Promise<CallOptions> {
    const [create] = await this.#ask(
      [woocommerceStoreCreatePermission],
      options,
    );
    requirePossible(create);
    return { ...options, admit: resource => requireNewStore(create, resource) };
  }

  async #change(
    name: string,
    permission: StorePermission,
    options: CallOptions,
    change: (call: CallOptions) => Promise<Store>,
  ): Promise<Store> {
    const { call, logs } = await this.#find(name, options, permission);
    if (options.ifMatch === undefined) {
      return show(await change(call), logs);
    }
    const store = await this.#service.getStore(name, call);
    requireMatch(options.ifMatch, show(store, logs));
    const seen = { id: store.id, updatedAt: new Date(store.updatedAt) };
    const changed: CallOptions = { ...call, seen };
    return show(await change(changed), logs);
  }

  /**
   * Looks a store up for somebody who may read it, and has a permission on it.
   *
   * @returns what makes sure that it is this store of which is asked
   * @throws NotAllowedError whether there is such a store or not, when the caller
   * may read none
   * @throws NotFoundError whether there is none or the caller may not read it
   */
  async #find(
    name: string,
    options: CallOptions,
    permission?: StorePermission,
  ): Promise<{
    call: CallOptions;
    logs: StoreDecision;
    resource: StoreResource;
  }> {
    const [read, logs, wanted] = await this.#ask(
      [
        woocommerceStoreReadPermission,
        woocommerceStoreLogsPermission,
        ...(permission ? [permission] : []),
      ],
      options,
    );
    requirePossible(read);
    const store = await this.#repository.lookUpStore(name);
    const resource = store && toStoreResource(store);
    if (!resource || !read.allows(resource)) {
      throw createNotFoundError(name);
    }
    if (permission && !wanted.allows(resource)) {
      throw new NotAllowedError(
        `You lack the permission ${permission.name} for store "${name}"`,
      );
    }
    return { call: { ...options, seen: store }, logs, resource };
  }

  async #ask(
    about: StorePermission[],
    options: StoreServiceOptions,
  ): Promise<StoreDecision[]> {
    const { credentials } = options;
    return askPolicy({ policy: this.#policy, credentials, about });
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
