import { AuthService } from '@backstage/backend-plugin-api';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { JsonObject } from '@backstage/types';
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
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import { WoocommerceConfig } from '../config';
import { StoreRecord, StoreRepository } from '../database';
import { createStoreSchema } from '../input/createStoreSchema';
import { deleteStoreSchema } from '../input/deleteStoreSchema';
import { listStoresSchema } from '../input/listStoresSchema';
import { ownerSchema } from '../input/ownerSchema';
import { parseInput } from '../input/parseInput';
import { updateStoreSchema } from '../input/updateStoreSchema';
import { toActor } from '../permissions';
import { ClusterGate } from '../preflight';
import { CallOptions } from './CallOptions';
import { cancelOperation } from './cancelOperation';
import { changeProtection } from './changeProtection';
import { changeStore } from './changeStore';
import { checkStoreName } from './checkStoreName';
import { createNotFoundError } from './createNotFoundError';
import { createPlacement } from './createPlacement';
import { defaultOwner } from './defaultOwner';
import { buildDeletePlan, deleteAsPlanned } from './deletion';
import { getStoreSetting } from './getStoreSetting';
import { getUpdatedAt } from './getUpdatedAt';
import { listPlans } from './listPlans';
import { listQuotas } from './listQuotas';
import { requireLinkable } from './requireLinkable';
import { requireOwner } from './requireOwner';
import { StartChange } from './StartChange';
import { startRepair } from './startRepair';
import { startRetry } from './startRetry';
import { startUpgrade } from './startUpgrade';
import { startVerification } from './startVerification';
import { StoreChangePublisher } from './StoreChangePublisher';
import { StoreInspector } from './StoreInspector';
import { StoreTrigger } from './StoreTrigger';
import { toNewStore } from './toNewStore';
import { toListedStore, toStore } from './toStore';
import { toStoreOperation } from './toStoreOperation';
import { toStoreRequest } from './toStoreRequest';

/** What the service works with. */
interface Parts {
  readonly auth: AuthService;
  readonly catalog: CatalogService;
  readonly config: WoocommerceConfig;
  readonly gate: ClusterGate;
  readonly repository: StoreRepository;
  readonly publisher: StoreChangePublisher;
  readonly trigger: StoreTrigger;
  readonly inspector: StoreInspector;
}

/**
 * Records what is asked for, and leaves it to the engine to make it true. It
 * asks nobody for permission.
 */
export class DefaultStoreService implements StoreService {
  readonly #auth: AuthService;
  readonly #catalog: CatalogService;
  readonly #config: WoocommerceConfig;
  readonly #gate: ClusterGate;
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #trigger: StoreTrigger;
  readonly #inspector: StoreInspector;

  static create(options: Parts): DefaultStoreService {
    return new DefaultStoreService(options);
  }

  private constructor(options: Parts) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#config = options.config;
    this.#gate = options.gate;
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#trigger = options.trigger;
    this.#inspector = options.inspector;
  }

  async listStores(
    request: ListStoresRequest,
    options: CallOptions,
  ): Promise<StoreList> {
    const { items, totalItems, nextCursor } = await this.#repository.listStores(
      parseInput(listStoresSchema, request),
      options.criteria,
    );
    return {
      items: items.map(item =>
        toListedStore(item, getStoreSetting(this.#config, item)),
      ),
      totalItems,
      ...(nextCursor !== undefined && { nextCursor }),
    };
  }

  async createStore(
    request: CreateStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials);
    const input = parseInput(createStoreSchema, request);
    const config = this.#config;
    const { store, places } = toNewStore({ input, actor, config });
    options.admit?.({ ...store, phase: 'Pending' });
    const { owner, entityRef } = store;
    const catalog = {
      catalog: this.#catalog,
      credentials: options.credentials,
    };
    await requireOwner({ owner, ...catalog });
    if (entityRef !== undefined) {
      await requireLinkable({ entityRef, owner, ...catalog });
    }
    // What is there already is made anew by nobody, whatever its cluster is like.
    const isThere = await this.#repository.findStore(store.name);
    const ready = isThere
      ? places
      : await this.#gate.findReady({ clusters: places, plan: store.plan });
    const record = await this.#repository.createStore({
      placement: createPlacement({
        config,
        inspector: this.#inspector,
        store,
        actor,
        places: ready,
      }),
      deadlineMs: config.deadlines.provision,
      event: {
        type: 'Normal',
        reason: 'Requested',
        message: `${actor.ref} requested the store.`,
      },
      request: toStoreRequest({
        call: 'create',
        input,
        actor: actor.ref,
        options,
      }),
    });
    return this.#finish(record, record.id === store.id, options);
  }

  async getStore(name: string, options: CallOptions): Promise<Store> {
    return this.#toStore(await this.#findStore(name, options));
  }

  async listStoreEvents(
    name: string,
    options: CallOptions,
  ): Promise<StoreEvent[]> {
    const { id } = await this.#findStore(name, options);
    return this.#repository.listStoreEvents(id);
  }

  async listStoreOperations(
    name: string,
    options: CallOptions,
  ): Promise<StoreOperation[]> {
    const { id, operation, queuePosition } = await this.#findStore(
      name,
      options,
    );
    const operations = await this.#repository.listOperations(id);
    return operations.map(each =>
      toStoreOperation(
        each,
        each.id === operation.id ? queuePosition : undefined,
      ),
    );
  }

  async refreshStore(name: string, options: CallOptions): Promise<Store> {
    const { id } = await this.#findStore(name, options);
    await this.#trigger.observeNow(name);
    const record = await this.#findStore(name, options);
    if (record.id !== id) {
      throw createNotFoundError(name);
    }
    return this.#toStore(record);
  }

  async retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    return this.#change('retry', name, options, startRetry);
  }

  async verifyStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change('verify', name, options, startVerification);
  }

  async upgradeStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change('upgrade', name, options, startUpgrade);
  }

  async repairStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change('repair', name, options, startRepair);
  }

  async cancelStoreOperation(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change('cancel', name, options, cancelOperation);
  }

  async updateStore(
    name: string,
    request: UpdateStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials).ref;
    const input = parseInput(updateStoreSchema, request);
    const store = await this.#findStore(name, options);
    const record = await changeProtection({
      repository: this.#repository,
      store,
      actor,
      isProtected: input.protected,
      updatedAt: getUpdatedAt(options),
      request: toStoreRequest({
        call: 'update',
        input: { name, ...input },
        actor,
        options,
      }),
    });
    const changed = record.protected !== store.protected;
    options.note?.({ changed });
    if (changed) {
      await this.#publisher.publish({ action: 'updated', id: store.id, name });
    }
    return this.#toStore(record);
  }

  async planStoreDeletion(
    name: string,
    options: CallOptions,
  ): Promise<DeletePlan> {
    return this.#planDeletion(await this.#findStore(name, options));
  }

  async deleteStore(
    name: string,
    request: DeleteStoreRequest,
    options: CallOptions,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials).ref;
    const { plan: hash } = parseInput(deleteStoreSchema, request);
    const store = await this.#findStore(name, options);
    const result = await deleteAsPlanned({
      repository: this.#repository,
      store,
      actor,
      deadlineMs: this.#config.deadlines.delete,
      hash,
      updatedAt: getUpdatedAt(options),
      plan: () => this.#planDeletion(store),
      request: toStoreRequest({
        call: 'delete',
        input: { name, plan: hash },
        actor,
        options,
      }),
    });
    const { record, changed, leftovers } = result;
    return this.#finish(record, changed, options, leftovers && { leftovers });
  }

  async listPlans(
    request: { owner?: string },
    options: CallOptions,
  ): Promise<Plan[]> {
    return listPlans(this.#toOffer(request, options));
  }

  async listQuotas(
    request: { owner?: string },
    options: CallOptions,
  ): Promise<Quota[]> {
    return listQuotas(this.#toOffer(request, options));
  }

  async checkStoreName(name: string): Promise<StoreNameCheck> {
    return checkStoreName({
      config: this.#config,
      repository: this.#repository,
      name,
    });
  }

  /** What a store could be that the caller would request for an owner. */
  #toOffer(request: { owner?: string }, options: CallOptions) {
    const actor = toActor(this.#auth, options.credentials);
    const { owner = defaultOwner(actor) } = parseInput(ownerSchema, request);
    return {
      config: this.#config,
      inspector: this.#inspector,
      repository: this.#repository,
      actor,
      owner,
      admit: options.admit,
    };
  }

  /** Another store may have the name by now of which the caller was asked. */
  async #findStore(name: string, options: CallOptions): Promise<StoreRecord> {
    const record = await this.#repository.findStore(name);
    const { seen = record } = options;
    if (!record || record.id !== seen?.id) {
      throw createNotFoundError(name);
    }
    return record;
  }

  async #planDeletion(store: StoreRecord): Promise<DeletePlan> {
    const inventory = await this.#inspector.inspect(store);
    return buildDeletePlan({ store, inventory, now: new Date() });
  }

  /** Has something done with a store, unless something goes on that does for it. */
  async #change(
    call: string,
    name: string,
    options: CallOptions,
    start: StartChange,
  ): Promise<Store> {
    const { record, changed } = await changeStore({
      config: this.#config,
      repository: this.#repository,
      actor: toActor(this.#auth, options.credentials),
      store: await this.#findStore(name, options),
      call,
      options,
      start,
    });
    return this.#finish(record, changed, options);
  }

  /** Tells everybody of what was asked for, unless nothing has come of it. */
  async #finish(
    record: StoreRecord,
    changed: boolean,
    options: CallOptions,
    meta?: JsonObject,
  ): Promise<Store> {
    options.note?.({ operationId: record.operation.id, changed, ...meta });
    if (!changed) {
      return this.#toStore(record);
    }
    // What is under way, such as a check of what will be replaced, need not be
    // waited for.
    this.#trigger.interrupt(record.name);
    await this.#publisher.publish({
      action: 'updated',
      id: record.id,
      name: record.name,
    });
    return this.#toStore(record);
  }

  #toStore(record: StoreRecord): Store {
    return toStore(record, getStoreSetting(this.#config, record));
  }
}
