import { setTimeout as delay } from 'node:timers/promises';
import {
  createMockDirectory,
  TestDatabases,
} from '@backstage/backend-test-utils';
import { STORE_PULSE_INTERVAL_MS } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Replica } from './__testUtils__/Replica';
import { SignalListener } from './__testUtils__/SignalListener';

jest.setTimeout(600_000);

/** Only PostgreSQL can be shared. */
const databases = TestDatabases.create({
  ids: [
    'POSTGRES_18',
    'POSTGRES_17',
    'POSTGRES_16',
    'POSTGRES_15',
    'POSTGRES_14',
  ],
  disableDocker: true,
});

/** Repeats an expectation until it holds. */
async function eventually(
  expectation: () => void | Promise<void>,
  timeoutMs = 60_000,
): Promise<void> {
  const deadline = Date.now() + timeoutMs;
  for (;;) {
    try {
      await expectation();
      return;
    } catch (error) {
      if (Date.now() > deadline) {
        throw error;
      }
      await delay(50);
    }
  }
}

/**
 * Creates stores until a browser hears of one by a signal, and returns its name.
 * A replica that has only just started subscribes to the event bus a little later.
 */
async function createUntilHeard(
  replica: Replica,
  browser: SignalListener,
): Promise<string> {
  for (let attempt = 0; attempt < 30; attempt += 1) {
    const name = `heard-${attempt}`;
    const id = await replica.createStore(name);
    for (let wait = 0; wait < 50; wait += 1) {
      if (browser.firstHeardAt(id) !== undefined) {
        return name;
      }
      await delay(100);
    }
  }
  throw new Error('The browser hears nothing');
}

describe('several replicas on one database', () => {
  const directory = createMockDirectory();
  const replicas: Replica[] = [];

  afterEach(async () => {
    await Promise.all(replicas.splice(0).map(replica => replica.kill()));
  });

  async function createReplica(
    options: Omit<Parameters<typeof Replica.create>[0], 'directory'>,
  ): Promise<Replica> {
    const replica = await Replica.create({
      directory: directory.path,
      ...options,
    });
    replicas.push(replica);
    return replica;
  }

  async function createDatabase() {
    const [id] = databases.eachSupportedId().flat();
    if (!id) {
      throw new Error(
        'This needs PostgreSQL, which script/test integration starts',
      );
    }
    return databases.init(id);
  }

  it('F30: tell browsers of any of them what any of them records', async () => {
    const knex = await createDatabase();
    const one = await createReplica({ knex });
    const other = await createReplica({ knex });
    // One after the other, as they make the tables that they share.
    await one.start();
    await other.start();
    await one.waitForOwner();
    const browser = await SignalListener.connect(other.url);

    await createUntilHeard(one, browser);

    // A browser that loses its connection learns later what it has missed.
    browser.close();
    const missed = await one.createStore('missed');
    const reconnected = await SignalListener.connect(other.url);
    await eventually(() => expect(reconnected.hasPulsed(missed)).toBe(true));

    // So does one that was told nothing, since the replica died before it could.
    const untold = await one.createStore('untold');
    await one.kill();
    await eventually(() => expect(reconnected.hasPulsed(untold)).toBe(true));
    reconnected.close();
  });

  it('find by any of them what any of them has indexed', async () => {
    const knex = await createDatabase();
    // Once at first, and then only when it is asked for.
    const schedule = { frequency: { hours: 1 }, timeout: { minutes: 1 } };
    const config = { search: { collators: { catalog: { schedule } } } };
    const one = await createReplica({ knex });
    const other = await createReplica({ knex });
    await one.start(config);
    await one.waitForOwner();
    await eventually(() => one.indexEntities());
    await eventually(async () =>
      expect(await one.search('shops')).toContain('Shops'),
    );
    await other.start(config);

    expect(await other.search('shops')).toContain('Shops');
  });

  it('F35: bring stores into a catalog that runs on its own, whichever is down', async () => {
    const knex = await createDatabase();
    const stores = await createReplica({
      knex,
      entry: 'src/__testUtils__/stores.ts',
    });
    const catalog = await createReplica({
      knex,
      entry: 'src/__testUtils__/catalog.ts',
    });
    const discovery = {
      endpoints: [
        {
          target: `${stores.url}/api/{{pluginId}}`,
          plugins: ['woocommerce'],
        },
        { target: `${catalog.url}/api/{{pluginId}}`, plugins: ['catalog'] },
      ],
    };
    await stores.start({ discovery });
    await catalog.start({ discovery });
    await catalog.waitForOwner();
    const browser = await SignalListener.connect(catalog.url);
    const heard = await createUntilHeard(stores, browser);
    browser.close();
    await eventually(async () =>
      expect(await catalog.hasEntity(`component/default/${heard}`)).toBe(true),
    );

    await stores.createStore('meanwhile');
    await catalog.kill();
    // Without the catalog nobody knows whether there is somebody to own a store.
    await expect(stores.createStore('unowned')).rejects.toThrow(/^503: /);
    await catalog.start({ discovery });
    await eventually(async () =>
      expect(await catalog.hasEntity('component/default/meanwhile')).toBe(true),
    );

    // What does not answer is not gone.
    await stores.kill();
    await delay(STORE_PULSE_INTERVAL_MS);
    expect(await catalog.hasEntity(`component/default/${heard}`)).toBe(true);
  });
});
