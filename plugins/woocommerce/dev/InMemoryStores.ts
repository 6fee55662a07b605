import { ConflictError, NotFoundError } from '@backstage/errors';
import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  DeletePlan,
  ListStoresRequest,
  Store,
  StoreApi,
  StoreChange,
  StoreEvent,
  StoreList,
  StoreOperation,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeDeletePlan } from '../src/__testUtils__/makeDeletePlan';
import { makeOperation } from '../src/__testUtils__/makeOperation';
import { makeConditions } from '../src/__testUtils__/makeStore';
import { isUnderWay } from '../src/lib/isUnderWay';
import { LADDER_CONDITION_TYPES } from '../src/lib/toLadder';
import { finishOperation } from './finishOperation';
import { selectStores } from './selectStores';

const STEP_MS = 2_000;
const UPKEEP_MS = 6_000;

/**
 * Stores that live in the browser: they climb the ladder, can be retried,
 * verified, upgraded and deleted, and tell of their changes by signals.
 */
export class InMemoryStores implements StoreApi, SignalApi {
  readonly #stores: Map<string, Store>;
  readonly #events = new Map<string, StoreEvent[]>();
  readonly #listeners = new Set<(change: StoreChange) => void>();

  constructor(stores: Store[]) {
    this.#stores = new Map(stores.map(store => [store.name, store]));
    for (const store of stores) {
      this.#record(store, `is ${store.phase}`);
      if (store.phase === 'Provisioning') {
        this.#climb(store.name, 2);
      } else if (isUnderWay(store.operation)) {
        this.#finish(store.name, UPKEEP_MS * 5);
      }
    }
  }

  subscribe<TMessage>(
    _channel: string,
    onMessage: (message: TMessage) => void,
  ): SignalSubscriber {
    const listener = onMessage as (change: unknown) => void;
    this.#listeners.add(listener);
    return { unsubscribe: () => this.#listeners.delete(listener) };
  }

  async listStores(request: ListStoresRequest): Promise<StoreList> {
    return selectStores([...this.#stores.values()], request);
  }

  async createStore(): Promise<Store> {
    throw new ConflictError('Stores can’t be requested here');
  }

  async getStore(name: string): Promise<Store> {
    const store = this.#stores.get(name);
    if (!store) {
      throw new NotFoundError(`There is no store "${name}"`);
    }
    return store;
  }

  async listStoreEvents(name: string): Promise<StoreEvent[]> {
    await this.getStore(name);
    return this.#events.get(name) ?? [];
  }

  async refreshStore(name: string): Promise<Store> {
    await new Promise(resolve => setTimeout(resolve, STEP_MS / 4));
    return this.#update(name, {});
  }

  async retryStore(name: string): Promise<Store> {
    const store = this.#update(name, {
      phase: 'Provisioning',
      reason: undefined,
      message: undefined,
      createdAt: new Date().toISOString(),
    });
    this.#climb(name, 1);
    return store;
  }

  async verifyStore(name: string): Promise<Store> {
    return this.#start(name, 'verify');
  }

  async upgradeStore(name: string): Promise<Store> {
    return this.#start(name, 'upgrade');
  }

  async repairStore(name: string): Promise<Store> {
    return this.#start(name, 'repair');
  }

  async cancelStoreOperation(name: string): Promise<Store> {
    const { operation, title } = await this.getStore(name);
    if (!isUnderWay(operation)) {
      throw new ConflictError(`Nothing is being done for ${title}`);
    }
    return this.#update(name, {
      operation: {
        ...operation,
        status: 'Failed',
        reason: 'Cancelled',
        message: 'You cancelled it.',
        finishedAt: new Date().toISOString(),
      },
    });
  }

  async listStoreOperations(name: string): Promise<StoreOperation[]> {
    return [(await this.getStore(name)).operation];
  }

  async planStoreDeletion(name: string): Promise<DeletePlan> {
    const { namespace, release, url } = await this.getStore(name);
    return makeDeletePlan({
      release,
      namespace: { name: namespace, uid: `uid-of-${name}` },
      hosts: [new URL(url).host],
    });
  }

  async deleteStore(name: string): Promise<Store> {
    const store = this.#update(name, {
      phase: 'Deleting',
      reason: undefined,
      message: 'Removing the Helm release',
    });
    setTimeout(() => {
      this.#stores.delete(name);
      this.#publish({ action: 'deleted', name });
    }, STEP_MS * 3);
    return store;
  }

  #climb(name: string, rungs: number): void {
    setTimeout(() => {
      const store = this.#stores.get(name);
      if (store?.phase !== 'Provisioning') {
        return;
      }
      const isDone = rungs === LADDER_CONDITION_TYPES.length;
      this.#update(name, {
        phase: isDone ? 'Ready' : 'Provisioning',
        conditions: makeConditions({
          rungs,
          createdAt: store.createdAt,
        }),
      });
      if (!isDone) {
        this.#climb(name, rungs + 1);
      }
    }, STEP_MS);
  }

  async #start(
    name: string,
    kind: 'verify' | 'upgrade' | 'repair',
  ): Promise<Store> {
    const { operation, title } = await this.getStore(name);
    if (isUnderWay(operation)) {
      throw new ConflictError(`${title} is busy with ${operation.kind}`);
    }
    const store = this.#update(name, {
      operation: makeOperation({
        id: crypto.randomUUID(),
        kind,
        status: 'Running',
        requestedAt: new Date().toISOString(),
      }),
    });
    this.#finish(name, UPKEEP_MS);
    return store;
  }

  #finish(name: string, delayMs: number): void {
    setTimeout(() => {
      const store = this.#stores.get(name);
      if (store && isUnderWay(store.operation)) {
        this.#update(name, finishOperation(store));
      }
    }, delayMs);
  }

  #update(name: string, changes: Partial<Store>): Store {
    const store = this.#stores.get(name);
    if (!store) {
      throw new NotFoundError(`There is no store "${name}"`);
    }
    const now = new Date().toISOString();
    const updated = { ...store, ...changes, updatedAt: now, observedAt: now };
    this.#stores.set(name, updated);
    this.#record(updated, `is ${updated.phase}`);
    this.#publish({ action: 'updated', name });
    return updated;
  }

  #record(store: Store, message: string): void {
    const events = this.#events.get(store.name) ?? [];
    const event: StoreEvent = {
      id: String(events.length),
      type: store.reason ? 'Warning' : 'Normal',
      reason: store.reason ?? `Store${store.phase}`,
      message: store.message ?? `${store.title} ${message}`,
      createdAt: new Date().toISOString(),
    };
    this.#events.set(store.name, [event, ...events]);
  }

  #publish(change: StoreChange): void {
    for (const listener of this.#listeners) {
      listener(change);
    }
  }
}
