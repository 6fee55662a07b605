import {
  coreServices,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { EventsService, eventsServiceRef } from '@backstage/plugin-events-node';
import { JsonObject } from '@backstage/types';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import request from 'supertest';
import { woocommercePlugin } from '../plugin';
import { createTestCatalog } from './createTestCatalog';
import { dumpTables } from './dumpTables';
import { makeTestConfig } from './makeTestConfig';
import { RecordingLogger } from './RecordingLogger';
import { SecretGuard } from './SecretGuard';

/**
 * A portal with nothing but the plugin, on the test cluster. Its stores' passwords
 * are looked for in all that it has said and kept once it stops.
 */
export class TestPortal {
  readonly #backend: TestBackend;
  readonly #knex: Knex;
  readonly #logger: RecordingLogger;
  readonly #secrets: SecretGuard;

  static async start(options: {
    knex: Knex;
    /** Configuration over that of the tests, below `woocommerce`. */
    config?: JsonObject;
  }): Promise<TestPortal> {
    const { knex, config = {} } = options;
    const logger = RecordingLogger.create();
    const secrets = await SecretGuard.create();
    const events = mockServices.events();
    const backend = await startTestBackend({
      features: [
        woocommercePlugin,
        createTestCatalog().factory,
        // The mocks never call the hooks that start and stop the engine.
        lifecycleServiceFactory,
        rootLifecycleServiceFactory,
        createServiceFactory({
          service: coreServices.rootLogger,
          deps: {},
          factory: () => logger,
        }),
        // Signals are sent by events, too.
        createServiceFactory({
          service: eventsServiceRef,
          deps: {},
          factory: (): EventsService => ({
            subscribe: subscription => events.subscribe(subscription),
            publish: async event => {
              secrets.note('an event', JSON.stringify(event));
              await events.publish(event);
            },
          }),
        }),
        mockServices.database.factory({ knex, migrations: { skip: false } }),
        mockServices.rootConfig.factory({
          data: {
            woocommerce: makeTestConfig({
              helm: { command: secrets.helm.command },
              ...config,
            }),
          },
        }),
      ],
    });
    return new TestPortal({ backend, knex, logger, secrets });
  }

  private constructor(options: {
    backend: TestBackend;
    knex: Knex;
    logger: RecordingLogger;
    secrets: SecretGuard;
  }) {
    this.#backend = options.backend;
    this.#knex = options.knex;
    this.#logger = options.logger;
    this.#secrets = options.secrets;
  }

  /** How many passwords of stores are looked for at the end. */
  get knownSecrets(): number {
    return this.#secrets.size;
  }

  /** Stops, and fails when a password is anywhere but in its Secret. */
  async stop(): Promise<void> {
    const stores = await this.#knex('stores').select('namespace');
    for (const { namespace } of stores) {
      await this.#secrets.learn(namespace);
    }
    await this.#backend.stop();
    this.#secrets.note('a log', this.#logger.read());
    this.#secrets.note('the database', await dumpTables(this.#knex));
    await this.#secrets.check();
  }

  post(path: string, body?: object): request.Test {
    return this.#send(request(this.#backend.server).post(toUrl(path))).send(
      body,
    );
  }

  get(path: string): request.Test {
    return this.#send(request(this.#backend.server).get(toUrl(path)));
  }

  delete(path: string): request.Test {
    return this.#send(request(this.#backend.server).delete(toUrl(path)));
  }

  /**
   * Deletes a store as a plan says that was just made; makes another one when a
   * store that is being made has grown meanwhile.
   */
  async deleteStore(name: string): Promise<request.Response> {
    await this.#secrets.learn(`store-${name}`);
    const plan = await this.post(`/stores/${name}/delete-plan`);
    const response = await this.delete(
      `/stores/${name}?plan=${plan.body.hash}`,
    );
    return response.status === 409 ? this.deleteStore(name) : response;
  }

  /** The store once it is in a phase; throws when it never is. */
  async waitForPhase(name: string, phase: Store['phase']): Promise<Store> {
    return this.waitFor(
      name,
      store => store?.phase === phase,
    ) as Promise<Store>;
  }

  /** Returns once there is no such store any more. */
  async waitUntilGone(name: string): Promise<void> {
    await this.waitFor(name, store => store === undefined);
  }

  /** The store once it looks as expected; throws when it never does. */
  async waitFor(
    name: string,
    matches: (store: Store | undefined) => boolean,
    timeoutMs = 30_000,
  ): Promise<Store | undefined> {
    const end = Date.now() + timeoutMs;
    let last: unknown;
    while (Date.now() < end) {
      const response = await this.get(`/stores/${name}`);
      const store = response.status === 200 ? response.body : undefined;
      if ([200, 404].includes(response.status) && matches(store)) {
        if (store) {
          await this.#secrets.learn(store.namespace);
        }
        return store;
      }
      last = response.body;
      await new Promise(done => setTimeout(done, 200));
    }
    const events = await this.get(`/stores/${name}/events`);
    throw new Error(
      `Store ${name} still is ${JSON.stringify([last, events.body], null, 2)}`,
    );
  }

  #send(test: request.Test): request.Test {
    return test
      .set('authorization', mockCredentials.user.header())
      .on('response', ({ text }: request.Response) =>
        this.#secrets.note('an answer', text),
      );
  }
}

function toUrl(path: string): string {
  return `/api/woocommerce${path}`;
}
