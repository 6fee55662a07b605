/*
 * For how long is nothing else done while all stores are compared with the
 * catalog? Compares the provider with one that replaces all of its entities by
 * one full mutation, in turns, in a backend with the real catalog.
 *
 *   node --expose-gc --require @backstage/cli/config/nodeTransform.cjs bench/reconcile.ts
 *
 * STORES and REPEATS say how much; DATABASE is a connection string for
 * PostgreSQL, without which it is SQLite in memory.
 */
import { once } from 'node:events';
import { createServer } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import { createBackend } from '@backstage/backend-defaults';
import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { mockServices } from '@backstage/backend-test-utils';
import {
  catalogProcessingExtensionPoint,
  CatalogService,
  catalogServiceRef,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceRef } from '@backstage/plugin-events-node';
import { Synchronizer } from '../src/lib/Synchronizer';
import { LinkedStores } from '../src/processor/LinkedStores';
import { storeToEntity } from '../src/provider/storeToEntity';
import { WooCommerceEntityProvider } from '../src/provider/WooCommerceEntityProvider';
import { BenchStores } from './BenchStores';
import { makeStores } from './makeStores';
import { measure, Measurement, summarize } from './measure';

const COUNT = Number(process.env.STORES ?? 5_000);
const REPEATS = Number(process.env.REPEATS ?? 5);

const scheduler = mockServices.scheduler();
const stores = new BenchStores();
const shutdown = new AbortController();

interface Catalog {
  catalog: CatalogService;
  auth: typeof coreServices.auth.T;
  full: EntityProviderConnection;
}

const connected = Promise.withResolvers<Catalog>();

const benchModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'bench',
  register(reg) {
    reg.registerInit({
      deps: {
        auth: coreServices.auth,
        catalog: catalogServiceRef,
        events: eventsServiceRef,
        logger: coreServices.logger,
        processing: catalogProcessingExtensionPoint,
      },
      async init({ auth, catalog, events, logger, processing }) {
        processing.addEntityProvider([
          new WooCommerceEntityProvider({
            auth,
            catalog,
            events,
            lifecycles: new Map(),
            links: new LinkedStores({ refresh: async () => {} }),
            logger,
            signal: shutdown.signal,
            stores,
            synchronizer: new Synchronizer({
              logger,
              schedule: { frequency: { hours: 1 }, timeout: { hours: 1 } },
              scheduler,
              signal: shutdown.signal,
            }),
          }),
          {
            getProviderName: () => 'bench-full',
            connect: async full => connected.resolve({ auth, catalog, full }),
          },
        ]);
      },
    });
  },
});

async function startBackend() {
  const port = await findFreePort();
  const backend = createBackend();
  backend.add(
    mockServices.rootConfig.factory({
      data: {
        app: { baseUrl: 'http://localhost' },
        backend: {
          baseUrl: `http://127.0.0.1:${port}`,
          listen: { host: '127.0.0.1', port },
          database: process.env.DATABASE
            ? {
                client: 'pg',
                connection: process.env.DATABASE,
                pluginDivisionMode: 'schema',
              }
            : { client: 'better-sqlite3', connection: ':memory:' },
        },
        // Only what is measured is to be done.
        catalog: { processingInterval: { hours: 24 } },
        events: { useEventBus: 'never' },
      },
    }),
  );
  backend.add(mockServices.rootLogger.factory({ level: 'error' }));
  backend.add(import('@backstage/plugin-catalog-backend'));
  backend.add(benchModule);
  await backend.start();
  return backend;
}

async function findFreePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  return typeof address === 'object' && address ? address.port : 0;
}

/** Waits until the catalog has processed so many entities of a title. */
async function waitUntilProcessed(
  { auth, catalog }: Catalog,
  options: { title: string; count: number },
): Promise<void> {
  const { title, count } = options;
  for (;;) {
    const { totalItems } = await catalog.queryEntities(
      {
        limit: 1,
        filter: { 'spec.type': 'woocommerce-store' },
        fullTextFilter: { term: title, fields: ['metadata.title'] },
      },
      { credentials: await auth.getOwnServiceCredentials() },
    );
    if (totalItems >= count) {
      await delay(5_000);
      return;
    }
    await delay(1_000);
  }
}

function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

const ARMS = {
  async 'full mutation'({ full }: Catalog, title: string) {
    // What it is given was read before: only the mutation is measured.
    const entities = makeStores({ count: COUNT, prefix: 'full', title }).map(
      store => ({
        entity: storeToEntity(store, { lifecycles: new Map() })!,
        locationKey: 'bench-full',
      }),
    );
    return measure(() => full.applyMutation({ type: 'full', entities }));
  },
  async 'this provider'(_: Catalog, title: string) {
    stores.set(makeStores({ count: COUNT, prefix: 'delta', title }));
    return measure(() => scheduler.triggerTask('woocommerce-store-entities'));
  },
  async nothing() {
    return measure(() => delay(2_000));
  },
};

async function run(): Promise<void> {
  const backend = await startBackend();
  const catalog = await connected.promise;

  const results = new Map<string, Measurement[]>();

  /** Lets the arms take turns; what they write is processed before the next one. */
  async function runAll(round: string, title: string): Promise<void> {
    let written = 0;
    for (const [arm, runArm] of Object.entries(ARMS)) {
      const key = `${round}, ${arm}`;
      const result = await runArm(catalog, title);
      results.set(key, [...(results.get(key) ?? []), result]);
      written += COUNT;
      await waitUntilProcessed(catalog, {
        title,
        count: Math.min(written, 2 * COUNT),
      });
    }
  }

  await runAll('all new', 'first');
  for (let repeat = 0; repeat < REPEATS; repeat += 1) {
    await runAll('nothing changed', 'first');
  }
  await runAll('all changed', 'second');

  print(
    `${COUNT} stores, ${
      process.env.DATABASE ? 'PostgreSQL' : 'SQLite'
    }: longest time in which nothing else was done, median (lowest to highest)`,
  );
  for (const [key, measurements] of results) {
    print(
      `${key}: blocked for ${summarize(
        measurements.map(each => each.longestCpuMs),
      )} ms of its own, ${summarize(
        measurements.map(each => each.longestMs),
      )} ms by the clock, took ${summarize(
        measurements.map(each => each.seconds),
      )} s`,
    );
  }
  shutdown.abort();
  await backend.stop();
}

run().then(
  () => process.exit(0),
  error => {
    process.stderr.write(`${error.stack}\n`);
    process.exit(1);
  },
);
