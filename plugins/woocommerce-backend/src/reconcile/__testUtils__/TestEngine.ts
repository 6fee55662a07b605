import { randomUUID } from 'node:crypto';
import { LoggerService } from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { testConfig } from '../../__testUtils__/testConfig';
import { WoocommerceConfig } from '../../config';
import {
  ClaimedStore,
  DatabaseStoreLeases,
  DatabaseStoreRepository,
  StoreLeases,
  StoreRecord,
  StoreRepository,
} from '../../database';
import { LeaseKeeper } from '../../lease/LeaseKeeper';
import { StoreMetrics } from '../../metrics';
import { ChangedStore } from '../../services/StoreChangePublisher';
import { StoreTracing } from '../../tracing/StoreTracing';
import { StoreCluster } from '../StoreCluster';
import { StoreEngine } from '../StoreEngine';
import { StoreReconciler } from '../StoreReconciler';
import { FakeCluster } from './FakeCluster';
import { placeAt } from '../../__testUtils__/placeAt';
import { makeStore } from './stores';

type StartOperation = Parameters<StoreRepository['startOperation']>[0];

/** Those who are told what the engine does. */
interface Watchers {
  readonly logger?: LoggerService;
  readonly metrics?: StoreMetrics;
  readonly tracing?: StoreTracing;
}

/** The engine on a cluster in memory, in as many processes as a test starts. */
export class TestEngine {
  readonly cluster = new FakeCluster();
  readonly changes: ChangedStore[] = [];
  readonly repository: StoreRepository;
  readonly #config: WoocommerceConfig;
  readonly leases: StoreLeases;
  readonly #leaseMs: number;
  readonly #running: StoreEngine[] = [];
  readonly #watchers: Watchers;

  static async create(
    options: Watchers & {
      knex: Knex;
      config?: Partial<WoocommerceConfig>;
      leaseMs?: number;
    },
  ): Promise<TestEngine> {
    const { knex, config, leaseMs = 15_000, ...watchers } = options;
    const database = mockServices.database({
      knex,
      migrations: { skip: false },
    });
    return new TestEngine({
      repository: await DatabaseStoreRepository.create({ database }),
      leases: await DatabaseStoreLeases.create({ database, leaseMs }),
      leaseMs,
      config: { ...testConfig, ...config },
      watchers,
    });
  }

  private constructor(options: {
    repository: StoreRepository;
    leases: StoreLeases;
    leaseMs: number;
    config: WoocommerceConfig;
    watchers: Watchers;
  }) {
    this.repository = options.repository;
    this.leases = options.leases;
    this.#leaseMs = options.leaseMs;
    this.#config = options.config;
    this.#watchers = options.watchers;
  }

  /**
   * Another process on the same database and the same cluster.
   *
   * @param blind - whether it has lost the cluster, which others have not
   */
  async start({ blind = false } = {}): Promise<StoreEngine> {
    const holder = randomUUID();
    const cluster: StoreCluster = blind ? this.cluster.lose() : this.cluster;
    const options = {
      connections: { leftToOthers: new Set(blind ? [cluster.name] : []) },
      repository: this.repository,
      leases: this.leases,
      logger: mockServices.logger.mock(),
      ...this.#watchers,
    };
    const engine = new StoreEngine({
      ...options,
      reconciler: new StoreReconciler({
        ...options,
        clusters: new Map([[cluster.name, cluster]]),
        publisher: { publish: async change => void this.changes.push(change) },
        config: this.#config,
      }),
      keeper: new LeaseKeeper({ ...options, holder, leaseMs: this.#leaseMs }),
      holder,
      config: this.#config,
    });
    this.#running.push(engine);
    engine.start();
    await engine.lookAtAll('local');
    return engine;
  }

  async stop(): Promise<void> {
    await Promise.all(this.#running.splice(0).map(each => each.stop()));
  }

  async createStore(
    options: { deadlineMs?: number } = {},
  ): Promise<StoreRecord> {
    const { status, operation, verification, createdAt, updatedAt, ...store } =
      makeStore();
    return this.repository.createStore({
      placement: placeAt(store),
      deadlineMs: options.deadlineMs ?? 60_000,
      event: { type: 'Normal', reason: 'Accepted', message: 'accepted' },
    });
  }

  /** Asks for something to be done with the store. */
  async ask(
    kind: StartOperation['kind'],
    options: Partial<StartOperation> = {},
    how: { silently?: boolean } = {},
  ): Promise<void> {
    const store = await this.repository.findStore('demo');
    await this.repository.startOperation({
      storeId: store!.id,
      kind,
      actor: 'user:default/guest',
      deadlineMs: 60_000,
      event: { type: 'Normal', reason: 'Requested', message: kind },
      ...options,
    });
    if (!how.silently) {
      this.#running.forEach(each => each.interrupt('demo'));
    }
  }

  /** Claims the store as a replica does that dies at once. */
  async claim(name: string): Promise<ClaimedStore> {
    const claimed = await this.leases.claim({ name, holder: 'dead' });
    return claimed as ClaimedStore;
  }

  /** How often something was done to the cluster. */
  count(call: string): number {
    return this.cluster.calls.filter(each => each === call).length;
  }

  /** The reasons of all events, the newest first. */
  async listReasons(): Promise<string[]> {
    const store = await this.repository.findStore('demo');
    const events = await this.repository.listStoreEvents(store!.id);
    return events.map(({ reason }) => reason);
  }

  /** The store once it looks as expected; throws when it never does. */
  async waitFor(
    matches: (store: StoreRecord | undefined) => boolean,
  ): Promise<StoreRecord | undefined> {
    for (let attempt = 0; attempt < 500; attempt += 1) {
      const store = await this.repository.findStore('demo');
      if (matches(store)) {
        return store;
      }
      await new Promise(resolve => setTimeout(resolve, 20));
    }
    throw new Error(
      `Still ${JSON.stringify(await this.repository.findStore('demo'))}`,
    );
  }

  async waitForPhase(phase: string): Promise<StoreRecord> {
    const store = await this.waitFor(found => found?.status.phase === phase);
    return store!;
  }

  /** The store once nothing is done about it any more. */
  async waitForEnd(): Promise<StoreRecord> {
    const store = await this.waitFor(
      found => found?.operation.status !== 'Running',
    );
    return store!;
  }
}
