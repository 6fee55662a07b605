import { setTimeout as sleep } from 'node:timers/promises';
import { FaultLab } from './__testUtils__/FaultLab';
import { PRODUCTION, TEST_LIMITS } from './__testUtils__/topologies';
import { waitUntil } from './__testUtils__/waitUntil';

jest.setTimeout(300_000);

const READY_WITHIN_MS = 120_000;

/** As long as a database is known to take to be replaced by its standby. */
const AWAY_MS = 20_000;

describe('PostgreSQL that fails', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({ ...PRODUCTION, woocommerce: TEST_LIMITS });
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F29: connections that end in the middle of anything lose and double nothing', async () => {
    const { database } = lab.parts;
    const names = Array.from({ length: 8 }, (_, index) => `dropped-${index}`);
    const dropping = new AbortController();
    const dropped = dropAgainAndAgain(dropping.signal);
    try {
      await Promise.all(names.map(createOften));
      for (const name of names) {
        await lab.waitForPhase(name, 'Ready', READY_WITHIN_MS);
      }
    } finally {
      dropping.abort();
    }
    expect(await dropped).toBeGreaterThan(names.length);

    for (const name of names) {
      const { id, release } = (await lab.caller.getStore(name))!;
      expect(await database.countOperations(id, 'provision')).toBe(1);
      expect(release.revision).toBeLessThanOrEqual(2);
    }
    await lab.check('F29, connections');
    await lab.removeStores(names);
  });

  it('F29: a process without its database says so, leaves its stores to others, and takes part again', async () => {
    const names = ['away-0', 'away-1', 'away-2'];
    await Promise.all(names.map(name => lab.createStore({ name })));
    const holder = await waitUntil(
      'a process is at work',
      () => lab.findHolder('away-0'),
      { pauseMs: 5 },
    );
    await holder.networks.database!.cut();
    const cutAt = performance.now();
    const refused = await holder.api.createStore({ name: 'refused' });
    expect(refused.status).toBe(503);
    expect(refused.headers.get('retry-after')).toBe('5');
    expect(await refused.json()).toMatchObject({
      error: { message: expect.stringContaining('ask again in a moment') },
    });

    const others = lab.replicas.filter(replica => replica !== holder);
    for (const name of names) {
      await waitUntil(
        `${name} is Ready`,
        async () => (await others[0].api.getStore(name))?.phase === 'Ready',
        { timeoutMs: READY_WITHIN_MS },
      );
    }
    await sleep(Math.max(0, cutAt + AWAY_MS - performance.now()));
    await holder.networks.database!.mend();
    await waitUntil(`${holder.name} takes part again`, async () => {
      const { status } = await holder.api.createStore({ name: 'back' });
      return status === 202;
    });
    lab.promised.set('back', 'made');
    await lab.waitForPhase('back', 'Ready', READY_WITHIN_MS);
    await lab.check('F29, a process without it');
    await lab.removeStores([...names, 'back']);
  });

  /** Asks with the same key until there is an answer, as clients do. */
  async function createOften(name: string): Promise<void> {
    const key = { 'idempotency-key': `create-${name}` };
    await waitUntil(`${name} is accepted`, async () => {
      const response = await lab.caller
        .send('POST', '/stores', { name }, key)
        .catch(() => undefined);
      expect([202, 503, undefined]).toContain(response?.status);
      return response?.status === 202;
    });
    lab.promised.set(name, 'made');
  }

  /** Returns how many connections were ended. */
  async function dropAgainAndAgain(signal: AbortSignal): Promise<number> {
    let count = 0;
    while (!signal.aborted) {
      count += await lab.parts.database.dropConnections();
      await sleep(700);
    }
    return count;
  }
});

describe('SQLite that fails', () => {
  let lab: FaultLab;

  beforeAll(async () => {
    lab = await FaultLab.start({
      replicas: 1,
      database: 'sqlite',
      woocommerce: TEST_LIMITS,
    });
    await lab.check('the start');
  });

  afterAll(async () => {
    await lab?.stop();
  });

  it('F29: a file that somebody else has locked costs time and no store', async () => {
    const { knex } = lab.parts.database;
    await lab.createStore({ name: 'before' });
    const lock = await knex.transaction();
    await lock.raw('update stores set name = name');
    const asked = lab.caller.createStore({ name: 'meanwhile' });
    // Longer than SQLite waits by itself.
    await sleep(7_000);
    await lock.rollback();
    const { status } = await asked;
    expect([202, 503]).toContain(status);
    lab.promised.set('meanwhile', 'made');
    if (status === 503) {
      await lab.createStore({ name: 'meanwhile' });
    }
    for (const name of ['before', 'meanwhile']) {
      const { id } = await lab.waitForPhase(name, 'Ready', READY_WITHIN_MS);
      expect(await lab.parts.database.countOperations(id, 'provision')).toBe(1);
    }
    await lab.check('F29, SQLite');
    await lab.removeStores(['before', 'meanwhile']);
  });
});
