import { ConflictError, NotFoundError } from '@backstage/errors';
import { SignalApi, SignalSubscriber } from '@backstage/plugin-signals-react';
import {
  AuditAction,
  AuditEventFilter,
  AuditEventList,
  AuditExportFormat,
  Cluster,
  DeletePlan,
  ListAuditEventsRequest,
  ListStoresRequest,
  Overview,
  Plan,
  Preflight,
  Quota,
  STORE_SIGNAL_CHANNEL,
  Store,
  StoreApi,
  StoreChangeSignal,
  StoreEvent,
  StoreList,
  StoreNameCheck,
  StoreOperation,
  UpdateStoreRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOverview } from '../src/__testUtils__/makeOverview';
import { makeDeletePlan } from '../src/__testUtils__/makeDeletePlan';
import { makeOperation } from '../src/__testUtils__/makeOperation';
import { makeConditions } from '../src/__testUtils__/makeStore';
import { isUnderWay } from '../src/lib/isUnderWay';
import { LADDER_CONDITION_TYPES } from '../src/lib/toLadder';
import { makePreflight } from '../src/__testUtils__/makePreflight';
import { InMemoryAudit } from './InMemoryAudit';
import { makeExamplePlans, makeExampleQuotas } from './examplePlans';
import { finishOperation } from './finishOperation';
import { selectStores } from './selectStores';

const STEP_MS = 2_000;
const UPKEEP_MS = 6_000;

/**
 * Stores that live in the browser: they climb the ladder, can be retried,
 * verified, upgraded, protected and deleted, are audited, and tell of their changes by signals.
 */
export class InMemoryStores implements StoreApi, SignalApi {
  readonly #stores: Map<string, Store>;
  readonly #events = new Map<string, StoreEvent[]>();
  readonly #audit = new InMemoryAudit();
  readonly #listeners = new Set<(change: StoreChangeSignal) => void>();

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
    channel: string,
    onMessage: (message: TMessage) => void,
  ): SignalSubscriber {
    const listener = onMessage as (change: unknown) => void;
    if (channel === STORE_SIGNAL_CHANNEL) {
      this.#listeners.add(listener);
    }
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
    const store = await this.getStore(name);
    const { namespace, release, url } = store;
    return makeDeletePlan({
      ...(store.protected && {
        blockers: [
          {
            reason: 'Protected',
            message: 'The store is protected from being deleted.',
          },
        ],
      }),
      release,
      namespace: { name: namespace, uid: `uid-of-${name}` },
      hosts: [new URL(url).host],
    });
  }

  async updateStore(name: string, request: UpdateStoreRequest): Promise<Store> {
    return this.#change(name, 'update', request);
  }

  async listPlans({ owner }: { owner?: string }): Promise<Plan[]> {
    return makeExamplePlans(owner);
  }

  async listQuotas({ owner }: { owner?: string }): Promise<Quota[]> {
    return makeExampleQuotas(owner);
  }

  async checkStoreName(name: string): Promise<StoreNameCheck> {
    return this.#stores.has(name)
      ? { name, available: false, message: `There is a store ${name}.` }
      : { name, available: true };
  }

  async getOverview(): Promise<Overview> {
    return makeOverview();
  }

  async listClusters(): Promise<Cluster[]> {
    return [{ name: 'local', simulatedNodes: true }];
  }

  async getClusterPreflight(): Promise<Preflight> {
    return makePreflight();
  }

  async runClusterPreflight(): Promise<Preflight> {
    return makePreflight();
  }

  async listAuditEvents(
    request: ListAuditEventsRequest,
  ): Promise<AuditEventList> {
    return this.#audit.list(request);
  }

  async exportAuditEvents(
    request: AuditEventFilter & { format: AuditExportFormat },
  ): Promise<string> {
    return this.#audit.export(request);
  }

  async deleteStore(name: string): Promise<Store> {
    const store = await this.#change(name, 'delete', {
      phase: 'Deleting',
      reason: undefined,
      message: 'Deleting the namespace.',
    });
    setTimeout(() => {
      this.#stores.delete(name);
      this.#publish({ action: 'deleted', id: store.id });
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

  async #change(
    name: string,
    action: AuditAction,
    changes: Partial<Store>,
  ): Promise<Store> {
    const before = await this.getStore(name);
    const after = this.#update(name, changes);
    this.#audit.record(action, before, after);
    return after;
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
    this.#publish({ action: 'updated', id: store.id });
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

  #publish(change: StoreChangeSignal): void {
    for (const listener of this.#listeners) {
      listener(change);
    }
  }
}
