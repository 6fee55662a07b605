import { randomUUID } from 'node:crypto';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AuthService, LoggerService } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import {
  CatalogService,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { EventParams, EventsService } from '@backstage/plugin-events-node';
import {
  getStoreEntityRef,
  Store,
  STORE_EVENT_TOPIC,
  STORE_PULSE_TOPIC,
  StoreChange,
  StorePulse,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { ChangeTracker } from '../lib/ChangeTracker';
import { RefreshQueue } from '../lib/RefreshQueue';
import { Synchronizer, SynchronizerTask } from '../lib/Synchronizer';
import { LinkedStores } from '../processor/LinkedStores';
import { findStores } from './findStores';
import { listAllStores } from './listAllStores';
import { listHeldStores } from './listHeldStores';
import { storeToEntity } from './storeToEntity';

const PROVIDER_NAME = 'woocommerce';

/**
 * As many entities as the catalog writes at once. More take it longer without
 * anything else being done, fewer take it longer altogether.
 */
const CHUNK_SIZE = 50;

/**
 * Keeps one entity for each store that isn't linked to another entity.
 *
 * Events and pulses say which stores changed, and those are read anew; all stores
 * are compared at the start and by schedule. One thing is done at a time, so that
 * a list of stores read earlier never overwrites what an event brought later.
 *
 * Every replica of the catalog does all of it but the comparison by schedule, which
 * one does for all unless the schedule's scope is `local`. What one has done
 * already, the catalog does not do again: it compares each entity's hash with the
 * one in its database. To remember here what was written would be wrong as soon as
 * another replica writes.
 *
 * An entity is only ever removed after the store itself was asked for and found
 * to be gone, never because it is missing in a list.
 *
 * @internal
 */
export class WooCommerceEntityProvider implements EntityProvider {
  readonly #auth: AuthService;
  readonly #catalog: Pick<CatalogService, 'streamEntities'>;
  readonly #events: EventsService;
  readonly #docsEntityRef?: string;
  readonly #lifecycles: Map<string, string>;
  readonly #links: LinkedStores;
  readonly #logger: LoggerService;
  readonly #stores: Pick<StoreService, 'getStore' | 'listStores'>;
  readonly #synchronizer: Synchronizer;
  readonly #task: SynchronizerTask;
  readonly #tracker = new ChangeTracker();
  readonly #waiting: RefreshQueue;
  #queue: Promise<unknown> = Promise.resolve();
  #connection?: EntityProviderConnection;

  constructor(options: {
    auth: AuthService;
    catalog: Pick<CatalogService, 'streamEntities'>;
    events: EventsService;
    docsEntityRef?: string;
    lifecycles: Map<string, string>;
    links: LinkedStores;
    logger: LoggerService;
    /** Aborted when the backend shuts down. */
    signal: AbortSignal;
    stores: Pick<StoreService, 'getStore' | 'listStores'>;
    synchronizer: Synchronizer;
    /** How long to wait before what failed is tried again; 1 second when absent. */
    minPauseMs?: number;
    /** How long to wait for more changes of the same store; 0.2 seconds when absent. */
    coalesceMs?: number;
  }) {
    this.#auth = options.auth;
    this.#catalog = options.catalog;
    this.#events = options.events;
    this.#docsEntityRef = options.docsEntityRef;
    this.#lifecycles = options.lifecycles;
    this.#links = options.links;
    this.#logger = options.logger;
    this.#stores = options.stores;
    this.#synchronizer = options.synchronizer;
    this.#waiting = new RefreshQueue({
      ...options,
      refresh: names =>
        this.#enqueue(connection => this.#refresh(connection, names)),
    });
    this.#task = {
      id: 'woocommerce-store-entities',
      sync: signal =>
        this.#enqueue(connection => this.#compareAll(connection, signal)),
    };
  }

  getProviderName(): string {
    return PROVIDER_NAME;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    await this.#events.subscribe({
      // The event bus gives each event to one of those with the same id; but each
      // replica has to know which entities stores are linked to.
      id: `woocommerce-entity-provider-${randomUUID()}`,
      topics: [STORE_EVENT_TOPIC, STORE_PULSE_TOPIC],
      // Not awaited, since whoever publishes waits for it.
      onEvent: async params => this.#follow(params),
    });
    await this.#synchronizer.start(this.#task);
  }

  #follow({ topic, eventPayload }: EventParams): void {
    if (topic === STORE_EVENT_TOPIC) {
      this.#waiting.add([(eventPayload as StoreChange).name]);
      return;
    }
    const missed = this.#tracker.follow(eventPayload as StorePulse);
    if (missed === 'all') {
      this.#synchronizer.request(this.#task);
    } else {
      this.#waiting.add(missed);
    }
  }

  async #compareAll(
    connection: EntityProviderConnection,
    signal: AbortSignal,
  ): Promise<void> {
    const credentials = await this.#auth.getOwnServiceCredentials();
    const stores = await listAllStores({
      credentials,
      signal,
      stores: this.#stores,
    });
    const held = await listHeldStores({ credentials, catalog: this.#catalog });

    const wanted = new Set<string>();
    for (let start = 0; start < stores.length; start += CHUNK_SIZE) {
      const entities = stores
        .slice(start, start + CHUNK_SIZE)
        .map(store => this.#toEntity(store))
        .filter(isPresent);
      entities.forEach(({ metadata }) => wanted.add(metadata.name));
      await this.#apply(connection, { entities, removed: [] });
    }
    await this.#links.replace(stores);
    this.#tracker.replace(stores);
    this.#waiting.add(held.filter(name => !wanted.has(name)));
    this.#logger.debug(`Compared the catalog with ${stores.length} stores`);
  }

  /** Whatever was said of the stores: what counts is what they are now. */
  async #refresh(
    connection: EntityProviderConnection,
    names: string[],
  ): Promise<void> {
    const { found, gone, failures } = await findStores({
      credentials: await this.#auth.getOwnServiceCredentials(),
      names,
      stores: this.#stores,
    });
    const entities = new Map(
      found.map(store => [store.name, this.#toEntity(store)]),
    );
    await this.#apply(connection, {
      entities: [...entities.values()].filter(isPresent),
      removed: [
        ...gone,
        ...[...entities.keys()].filter(name => !entities.get(name)),
      ],
    });
    for (const store of found) {
      await this.#links.set(store);
      this.#tracker.set(store);
    }
    for (const name of gone) {
      await this.#links.delete(name);
      this.#tracker.delete(name);
    }
    if (failures.length > 0) {
      throw failures[0];
    }
  }

  async #apply(
    connection: EntityProviderConnection,
    options: { entities: Entity[]; removed: string[] },
  ): Promise<void> {
    const { entities, removed } = options;
    if (entities.length > 0 || removed.length > 0) {
      await connection.applyMutation({
        type: 'delta',
        added: entities.map(entity => ({ entity, locationKey: PROVIDER_NAME })),
        removed: removed.map(name => ({
          entityRef: getStoreEntityRef({ name }),
          locationKey: PROVIDER_NAME,
        })),
      });
      // A database in the same process answers at once, again and again.
      await nextTurn();
    }
  }

  #toEntity(store: Store): Entity | undefined {
    return storeToEntity(store, {
      docsEntityRef: this.#docsEntityRef,
      lifecycles: this.#lifecycles,
    });
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

function isPresent<T>(value: T | undefined): value is T {
  return value !== undefined;
}
