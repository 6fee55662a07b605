import { mockServices } from '@backstage/backend-test-utils';
import { StoreChange } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { testConfig } from '../../__testUtils__/testConfig';
import { WoocommerceConfig } from '../../config';
import {
  DatabaseStoreRepository,
  StoreRecord,
  StoreRepository,
} from '../../database';
import { StoreReconciler } from '../StoreReconciler';
import { FakeCluster } from './FakeCluster';
import { makeStore } from './stores';

type StartOperation = Parameters<StoreRepository['startOperation']>[0];

/** The engine on a cluster in memory, in as many processes as a test starts. */
export class TestEngine {
  readonly cluster = new FakeCluster();
  readonly changes: StoreChange[] = [];
  readonly repository: StoreRepository;
  readonly #config: WoocommerceConfig;
  readonly #running: StoreReconciler[] = [];

  static async create(options: {
    knex: Knex;
    config?: Partial<WoocommerceConfig>;
  }): Promise<TestEngine> {
    const { knex, config } = options;
    const repository = await DatabaseStoreRepository.create({
      database: mockServices.database({ knex, migrations: { skip: false } }),
    });
    return new TestEngine(repository, { ...testConfig, ...config });
  }

  private constructor(repository: StoreRepository, config: WoocommerceConfig) {
    this.repository = repository;
    this.#config = config;
  }

  /** Another process on the same database and the same cluster. */
  async start(): Promise<StoreReconciler> {
    const reconciler = new StoreReconciler({
      repository: this.repository,
      clusters: new Map([['local', this.cluster]]),
      publisher: { publish: async change => void this.changes.push(change) },
      config: this.#config,
      logger: mockServices.logger.mock(),
    });
    this.#running.push(reconciler);
    await reconciler.start();
    return reconciler;
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
      store,
      deadlineMs: options.deadlineMs ?? 60_000,
      event: { type: 'Normal', reason: 'Accepted', message: 'accepted' },
    });
  }

  /** Asks for something to be done with the store. */
  async ask(
    kind: StartOperation['kind'],
    options: Partial<StartOperation> = {},
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
    this.#running.forEach(each => each.interrupt('demo'));
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
