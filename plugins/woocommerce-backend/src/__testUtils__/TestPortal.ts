import { lifecycleServiceFactory } from '@backstage/backend-defaults/lifecycle';
import { rootLifecycleServiceFactory } from '@backstage/backend-defaults/rootLifecycle';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
  TestBackend,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import request from 'supertest';
import { woocommercePlugin } from '../plugin';
import { createTestCatalog } from './createTestCatalog';
import { makeTestConfig } from './makeTestConfig';

/** A portal with nothing but the plugin, on the test cluster. */
export class TestPortal {
  readonly #backend: TestBackend;

  static async start(options: {
    knex: Knex;
    /** Configuration over that of the tests, below `woocommerce`. */
    config?: JsonObject;
  }): Promise<TestPortal> {
    const { knex, config = {} } = options;
    const backend = await startTestBackend({
      features: [
        woocommercePlugin,
        createTestCatalog().factory,
        // The mocks never call the hooks that start and stop the engine.
        lifecycleServiceFactory,
        rootLifecycleServiceFactory,
        mockServices.rootLogger.factory({ level: 'error' }),
        mockServices.database.factory({ knex, migrations: { skip: false } }),
        mockServices.rootConfig.factory({
          data: { woocommerce: makeTestConfig(config) },
        }),
      ],
    });
    return new TestPortal(backend);
  }

  private constructor(backend: TestBackend) {
    this.#backend = backend;
  }

  async stop(): Promise<void> {
    await this.#backend.stop();
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
      if (matches(store)) {
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
    return test.set('authorization', mockCredentials.user.header());
  }
}

function toUrl(path: string): string {
  return `/api/woocommerce${path}`;
}
