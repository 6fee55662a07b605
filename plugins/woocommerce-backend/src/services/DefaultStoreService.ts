import { randomUUID } from 'node:crypto';
import { AuthService } from '@backstage/backend-plugin-api';
import { InputError, isError, NotFoundError } from '@backstage/errors';
import {
  CreateStoreRequest,
  ListStoresRequest,
  Store,
  STORE_PHASES,
  StoreEvent,
  StoreList,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  StoreService,
  StoreServiceOptions,
} from '@woocommerce-backstage/plugin-woocommerce-node';
import { WoocommerceConfig } from '../config';
import { StoreRecord, StoreRepository } from '../database';
import { chooseBlueprint } from '../input/chooseBlueprint';
import { createStoreSchema } from '../input/createStoreSchema';
import { parseInput } from '../input/parseInput';
import { toNamespaceName } from '../kubernetes/names';
import { getStoreSetting } from './getStoreSetting';
import { StartChange } from './StartChange';
import { startUpgrade } from './startUpgrade';
import { startVerification } from './startVerification';
import { StoreTrigger } from './StoreTrigger';
import { StoreChangePublisher } from './StoreChangePublisher';
import { Actor, toActor } from './toActor';
import { toStore } from './toStore';
import { toStoreAddresses } from './toStoreAddresses';

/** Wider than what new stores may be called, and no more than a database takes. */
const POSSIBLE_NAME = /^[-a-z0-9]{1,63}$/;

const DELETABLE_PHASES = STORE_PHASES.filter(phase => phase !== 'Deleting');

/**
 * Records what is asked for, and leaves it to the engine to make it true. It
 * asks nobody for permission.
 */
export class DefaultStoreService implements StoreService {
  readonly #auth: AuthService;
  readonly #config: WoocommerceConfig;
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #trigger: StoreTrigger;

  static create(options: {
    auth: AuthService;
    config: WoocommerceConfig;
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    trigger: StoreTrigger;
  }): DefaultStoreService {
    return new DefaultStoreService(options);
  }

  private constructor(options: {
    auth: AuthService;
    config: WoocommerceConfig;
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    trigger: StoreTrigger;
  }) {
    this.#auth = options.auth;
    this.#config = options.config;
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#trigger = options.trigger;
  }

  async listStores(request: ListStoresRequest): Promise<StoreList> {
    const { items, totalItems, nextCursor } = await this.#repository.listStores(
      request,
    );
    return {
      items: items.map(item => this.#toStore(item)),
      totalItems,
      ...(nextCursor !== undefined && { nextCursor }),
    };
  }

  async createStore(
    request: CreateStoreRequest,
    options: StoreServiceOptions,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials);
    const input = parseInput(createStoreSchema, request);
    const {
      name,
      title = name,
      owner = defaultOwner(actor),
      entityRef,
    } = input;
    const plan = this.#findPlan(input.plan);
    const chart = this.#config.charts.get(plan.chart)!;

    const record = await this.#repository.createStore({
      store: {
        id: randomUUID(),
        name,
        title,
        owner,
        plan: plan.name,
        blueprint: chooseBlueprint({
          name: input.blueprint,
          plan,
          config: this.#config,
        }),
        cluster: this.#config.clusters[0].name,
        entityRef,
        namespace: toNamespaceName(name),
        ...toStoreAddresses(name, this.#config.storefront),
        chart: chart.name,
        chartVersion: chart.version,
        createdBy: actor.ref,
      },
      deadlineMs: this.#config.deadlines.provision,
      event: {
        type: 'Normal',
        reason: 'Requested',
        message: `${actor.ref} requested the store.`,
      },
    });
    this.#trigger.enqueue(name);
    return this.#publish(record);
  }

  async getStore(name: string): Promise<Store> {
    return this.#toStore(await this.#findStore(name));
  }

  async listStoreEvents(name: string): Promise<StoreEvent[]> {
    const { id } = await this.#findStore(name);
    return this.#repository.listStoreEvents(id);
  }

  async refreshStore(name: string): Promise<Store> {
    await this.#findStore(name);
    await this.#trigger.observeNow(name);
    return this.getStore(name);
  }

  async retryStore(name: string, options: StoreServiceOptions): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials);
    const { id, chart } = await this.#findStore(name);
    const record = await this.#repository.startOperation({
      storeId: id,
      kind: 'provision',
      actor: actor.ref,
      deadlineMs: this.#config.deadlines.provision,
      chartVersion: this.#config.charts.get(chart)?.version,
      phase: 'Pending',
      from: ['Failed'],
      event: {
        type: 'Normal',
        reason: 'RetryRequested',
        message: `${actor.ref} asked to try again.`,
      },
    });
    this.#trigger.enqueue(name);
    return this.#publish(record);
  }

  async verifyStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, options, startVerification);
  }

  async upgradeStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    return this.#change(name, options, startUpgrade);
  }

  async deleteStore(
    name: string,
    options: StoreServiceOptions,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials);
    const { id, status } = await this.#findStore(name);
    if (status.phase === 'Deleting') {
      return this.getStore(name);
    }
    try {
      const record = await this.#repository.startOperation({
        storeId: id,
        kind: 'delete',
        actor: actor.ref,
        deadlineMs: this.#config.deadlines.delete,
        phase: 'Deleting',
        from: DELETABLE_PHASES,
        event: {
          type: 'Normal',
          reason: 'DeletionRequested',
          message: `${actor.ref} asked to delete the store.`,
        },
      });
      this.#trigger.interrupt(name);
      return await this.#publish(record);
    } catch (error) {
      // Someone else was faster, which is what the caller wants.
      if (isError(error) && error.name === 'ConflictError') {
        return this.getStore(name);
      }
      throw error;
    }
  }

  async #findStore(name: string): Promise<StoreRecord> {
    const record = POSSIBLE_NAME.test(name)
      ? await this.#repository.findStore(name)
      : undefined;
    if (!record) {
      throw new NotFoundError(`There is no store "${name}"`);
    }
    return record;
  }

  #findPlan(name = this.#config.defaultPlan) {
    const plan = this.#config.plans.get(name);
    if (!plan) {
      const names = [...this.#config.plans.keys()].join(', ');
      throw new InputError(`plan must be one of ${names}`);
    }
    return plan;
  }

  /** Starts an operation on a store that is up, unless one goes on that does for it. */
  async #change(
    name: string,
    options: StoreServiceOptions,
    start: StartChange,
  ): Promise<Store> {
    const actor = toActor(this.#auth, options.credentials);
    const store = await this.#findStore(name);
    const record = await start({
      config: this.#config,
      repository: this.#repository,
      store,
      actor: actor.ref,
    });
    if (record.operation.id === store.operation.id) {
      return this.#toStore(record);
    }
    // What is under way, such as a check of what will be replaced, need not be
    // waited for.
    this.#trigger.interrupt(name);
    return this.#publish(record);
  }

  #toStore(record: StoreRecord): Store {
    return toStore(record, getStoreSetting(this.#config, record));
  }

  async #publish(record: StoreRecord): Promise<Store> {
    await this.#publisher.publish({ action: 'updated', name: record.name });
    return this.#toStore(record);
  }
}

function defaultOwner(actor: Actor): string {
  if (actor.type === 'service') {
    throw new InputError('owner is required when a service asks for a store');
  }
  return actor.ref;
}
