import { isDeepStrictEqual } from 'node:util';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { isError } from '@backstage/errors';
import {
  EntityProvider,
  EntityProviderConnection,
  EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { EventsService } from '@backstage/plugin-events-node';
import {
  getStoreEntityRef,
  Store,
  STORE_EVENT_TOPIC,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { Synchronizer, SynchronizerTask } from '../lib/Synchronizer';
import { LinkedStores } from '../processor/LinkedStores';
import { listAllStores } from './listAllStores';
import { storeToEntity } from './storeToEntity';

const PROVIDER_NAME = 'woocommerce';

/**
 * Keeps one entity for each store that isn't linked to another entity.
 *
 * Events say that a store changed, and the store is read anew; all stores are
 * compared at the start and by schedule. One thing is done at a time, so that a
 * list of stores read earlier never overwrites what an event brought later.
 *
 * @internal
 */
export class WooCommerceEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #events: EventsService;
  readonly #lifecycles: Map<string, string>;
  readonly #links: LinkedStores;
  readonly #logger: LoggerService;
  readonly #stores: StoreService;
  readonly #synchronizer: Synchronizer;
  readonly #task: SynchronizerTask;
  readonly #waiting = new Set<string>();
  /** By store; undefined for stores that are linked to another entity. */
  #known = new Map<string, Entity | undefined>();
  #queue: Promise<unknown> = Promise.resolve();
  #connection?: EntityProviderConnection;

  constructor(options: {
    auth: AuthService;
    events: EventsService;
    lifecycles: Map<string, string>;
    links: LinkedStores;
    logger: LoggerService;
    stores: StoreService;
    synchronizer: Synchronizer;
  }) {
    this.#auth = options.auth;
    this.#events = options.events;
    this.#lifecycles = options.lifecycles;
    this.#links = options.links;
    this.#logger = options.logger;
    this.#stores = options.stores;
    this.#synchronizer = options.synchronizer;
    this.#task = {
      id: 'woocommerce-store-entities',
      sync: () => this.#enqueue(connection => this.#syncAll(connection)),
    };
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#events.subscribe({
      id: 'woocommerce-entity-provider',
      topics: [STORE_EVENT_TOPIC],
      // Not awaited, since whoever publishes waits for it.
      onEvent: async params => this.#follow(params.eventPayload as StoreChange),
    });
    await this.#synchronizer.start(this.#task);
  }

  #follow(change: StoreChange): void {
    const { name } = change;
    if (this.#waiting.has(name)) {
      return;
    }
    this.#waiting.add(name);
    this.#enqueue(async connection => {
      this.#waiting.delete(name);
      await this.#syncOne(connection, name);
    }).catch(error => {
      this.#logger.warn(
        `The entity of store ${name} could not be updated, comparing all stores instead: ${error}`,
      );
      this.#synchronizer.request(this.#task);
    });
  }

  async #syncAll(connection: EntityProviderConnection): Promise<void> {
    const stores = await listAllStores({
      credentials: await this.#auth.getOwnServiceCredentials(),
      stores: this.#stores,
    });
    const known = new Map(
      stores.map(store => [store.name, this.#toEntity(store)]),
    );
    await connection.applyMutation({
      type: 'full',
      entities: [...known.values()].filter(isPresent).map(toDeferred),
    });
    this.#known = known;
    await this.#links.replace(stores);
    this.#logger.debug(`Compared the catalog with ${known.size} stores`);
  }

  /** Whatever the event said: what counts is what the store is now. */
  async #syncOne(
    connection: EntityProviderConnection,
    name: string,
  ): Promise<void> {
    const store = await this.#findStore(name);
    if (!store) {
      await connection.applyMutation(toRemoval(name));
      this.#known.delete(name);
      await this.#links.delete(name);
      return;
    }
    await this.#links.set(store);
    const entity = this.#toEntity(store);
    if (
      this.#known.has(name) &&
      isDeepStrictEqual(entity, this.#known.get(name))
    ) {
      return;
    }
    await connection.applyMutation(
      entity
        ? { type: 'delta', added: [toDeferred(entity)], removed: [] }
        : toRemoval(name),
    );
    this.#known.set(name, entity);
  }

  async #findStore(name: string): Promise<Store | undefined> {
    try {
      return await this.#stores.getStore(name, {
        credentials: await this.#auth.getOwnServiceCredentials(),
      });
    } catch (error) {
      if (isError(error) && error.name === 'NotFoundError') {
        return undefined;
      }
      throw error;
    }
  }

  #toEntity(store: Store): Entity | undefined {
    return storeToEntity(store, { lifecycles: this.#lifecycles });
  }

  #enqueue(
    work: (connection: EntityProviderConnection) => Promise<void>,
  ): Promise<void> {
    const result = this.#queue.then(() => {
      if (!this.#connection) {
        throw new Error('The provider is not connected');
      }
      return work(this.#connection);
    });
    this.#queue = result.catch(() => undefined);
    return result;
  }
}

function toDeferred(entity: Entity) {
  return { entity, locationKey: PROVIDER_NAME };
}

function toRemoval(storeName: string): EntityProviderMutation {
  const entityRef = getStoreEntityRef({ name: storeName });
  return {
    type: 'delta',
    added: [],
    removed: [{ entityRef, locationKey: PROVIDER_NAME }],
  };
}

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
