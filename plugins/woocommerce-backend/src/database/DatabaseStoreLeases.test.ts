import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { DatabaseStoreLeases } from './DatabaseStoreLeases';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';
import { isPostgres } from './isPostgres';
import { readDatabaseTime } from './readDatabaseTime';
import { ClaimedStore, HeldStore } from './StoreLeases';
import { StoreStatus } from './StoreRepository';

const LEASE_MS = 60_000;
const LIMITS = { perCluster: 100, perOwner: 100 };

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('DatabaseStoreLeases on %s', id => {
  let database: Knex;
  let repository: DatabaseStoreRepository;
  let leases: DatabaseStoreLeases;

  beforeEach(async () => {
    database = await databases.init(id);
    repository = await createTestRepository(database);
    leases = await DatabaseStoreLeases.create({
      database: mockServices.database.mock({ getClient: async () => database }),
      leaseMs: LEASE_MS,
    });
  });

  async function create(name: string, owner = 'group:default/shops') {
    return repository.createStore({
      placement: placeAt(newStore({ name, owner })),
      deadlineMs: 600_000,
      event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
    });
  }

  function claim(name: string, holder: string) {
    return leases.claim({ name, holder });
  }

  async function claimDue(holder: string, count = 100, limits = LIMITS) {
    const claimed = await leases.claimDue({ holder, limits, count });
    return claimed.map(({ store }) => store.name).sort();
  }

  /** Has the leases of a holder run out, as when it is dead. */
  async function letExpire(holder: string): Promise<void> {
    const now = await readDatabaseTime(database);
    await database('stores')
      .where({ lease_holder: holder })
      .update({ lease_expires_at: new Date(now.getTime() - 1) });
  }

  async function readQueue(): Promise<Record<string, number | undefined>> {
    const { items } = await repository.listStores({ limit: 100 });
    return Object.fromEntries(
      items.map(({ name, queuePosition }) => [name, queuePosition]),
    );
  }

  it('asks by an index whether something is due', async () => {
    const asked: Knex.Sql[] = [];
    database.once('query', query => asked.push(query));
    await claimDue('replica');
    const [{ sql, bindings }] = asked;
    const plan = await database.transaction(async transaction => {
      if (!isPostgres(database)) {
        return transaction.raw(`explain query plan ${sql}`, [...bindings]);
      }
      // A table without rows is read as it is, unless that is out of the question.
      await transaction.raw('set local enable_seqscan = off');
      const query = sql.replace(/\$\d+/g, '?');
      return transaction.raw(`explain ${query}`, [...bindings]);
    });
    expect(JSON.stringify(plan)).toMatch(/stores_due_at_idx/);
    expect(JSON.stringify(plan)).not.toMatch(/Seq Scan|SCAN/);
  });

  it('gives a store to one holder at a time', async () => {
    await create('demo');
    const claims = await Promise.all(
      Array.from({ length: 10 }, (_, index) => claim('demo', `r${index}`)),
    );
    const won = claims.findIndex(each => each && 'store' in each);
    const lost = claims.filter((_, index) => index !== won) as HeldStore[];
    expect(lost.map(({ holder }) => holder)).toEqual(Array(9).fill(`r${won}`));
    const remaining = lost.map(({ remainingMs }) => remainingMs);
    expect(Math.min(...remaining)).toBeGreaterThan(0);
    expect(Math.max(...remaining)).toBeLessThanOrEqual(LEASE_MS);
    await expect(claim('nothing', 'r1')).resolves.toBeUndefined();
  });

  it('has the epoch grow with each claim, and refuses what an older one writes', async () => {
    const store = await create('demo');
    const first = (await claim('demo', 'one')) as ClaimedStore;
    await letExpire('one');
    const second = (await claim('demo', 'two')) as ClaimedStore;
    expect(second.epoch).toBe(first.epoch + 1);

    const status: StoreStatus = { phase: 'Failed', conditions: [] };
    await expect(
      repository.updateStore(claimOf(store, first.epoch), { status }),
    ).resolves.toBe(false);
    await expect(
      repository.deleteStore(claimOf(store, first.epoch)),
    ).resolves.toBe(false);
    await expect(
      leases.renew({ holder: 'one', storeIds: [store.id] }),
    ).resolves.toEqual([]);
    await leases.release({ storeId: store.id, epoch: first.epoch });
    await expect(claim('demo', 'three')).resolves.toMatchObject({
      holder: 'two',
    });
    await expect(
      repository.updateStore(claimOf(store, second.epoch), { status }),
    ).resolves.toBe(true);
  });

  it('says of a store who has it and when it is due, and claims nothing', async () => {
    const { id: storeId } = await create('demo');
    const free = await leases.peek('demo');
    expect(free).toMatchObject({ store: { id: storeId }, epoch: 0 });
    expect(free!.held).toBeUndefined();
    expect(free!.dueAt!.getTime()).toBeLessThanOrEqual(free!.now.getTime());
    await expect(leases.peek('nothing')).resolves.toBeUndefined();

    await claimDue('one');
    const held = await leases.peek('demo');
    expect(held).toMatchObject({ epoch: 1, held: { holder: 'one' } });
    expect(held!.dueAt).toBeUndefined();
    expect(held!.held!.remainingMs).toBeGreaterThan(0);
    expect(held!.held!.remainingMs).toBeLessThanOrEqual(LEASE_MS);

    await letExpire('one');
    const left = await leases.peek('demo');
    expect(left!.held!.remainingMs).toBeLessThanOrEqual(0);
  });

  it('lets who has no lease record what it saw, once, and only where nobody has one', async () => {
    const store = await create('demo');
    const peeked = (await leases.peek('demo'))!;
    const record = (phase: StoreStatus['phase'], dueInMs?: number) =>
      repository.updateStore(
        { ...claimOf(store, peeked.epoch), isFree: true },
        { status: { phase, conditions: [] }, dueInMs },
      );
    const records = await Promise.all(
      Array.from({ length: 5 }, () => record('Degraded')),
    );
    expect(records.filter(Boolean)).toEqual([true]);
    // By somebody who has seen the same store as the others have.
    await expect(record('Failed')).resolves.toBe(false);
    await expect(leases.peek('demo')).resolves.toMatchObject({
      epoch: peeked.epoch + 1,
      store: { status: { phase: 'Degraded' } },
      held: undefined,
    });

    const { epoch } = (await claim('demo', 'one')) as ClaimedStore;
    const free = { ...claimOf(store, epoch), isFree: true };
    const status: StoreStatus = { phase: 'Failed', conditions: [] };
    await expect(repository.updateStore(free, { status })).resolves.toBe(false);
    // Nor where the one who has it is dead.
    await letExpire('one');
    await expect(repository.updateStore(free, { status })).resolves.toBe(false);
  });

  it.each<[string, (storeId: string) => Promise<unknown>]>([
    [
      'another operation was asked for',
      storeId =>
        repository.startOperation({
          storeId,
          kind: 'delete',
          actor: 'user:default/ada',
          deadlineMs: 1,
          event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
        }),
    ],
    [
      'the operation was canceled',
      storeId =>
        repository.cancelOperation({
          storeId,
          kinds: ['provision'],
          reason: 'Cancelled',
          message: 'Canceled.',
          event: { type: 'Normal', reason: 'Cancelled', message: 'Canceled.' },
        }),
    ],
  ])('refuses what was seen before %s', async (_, change) => {
    const store = await create('demo');
    await change(store.id);
    const { epoch } = (await leases.peek('demo'))!;
    await expect(
      repository.updateStore(
        { ...claimOf(store, epoch), isFree: true },
        { status: { phase: 'Ready', conditions: [] } },
      ),
    ).resolves.toBe(false);
  });

  it('has a store due by what was seen of it, and no later than it was', async () => {
    const store = await create('demo');
    const [{ epoch }] = await leases.claimDue({
      holder: 'one',
      limits: LIMITS,
      count: 1,
    });
    await leases.release({ storeId: store.id, epoch });
    const readDueInMs = async () => {
      const { dueAt, now } = (await leases.peek('demo'))!;
      return dueAt && dueAt.getTime() - now.getTime();
    };
    const record = async (dueInMs: number | undefined) => {
      const peeked = (await leases.peek('demo'))!;
      await repository.updateStore(
        { ...claimOf(store, peeked.epoch), isFree: true },
        { dueInMs },
      );
    };
    await record(300_000);
    await expect(readDueInMs()).resolves.toBeGreaterThan(240_000);
    await record(60_000);
    await expect(readDueInMs()).resolves.toBeLessThanOrEqual(60_000);
    await record(300_000);
    await expect(readDueInMs()).resolves.toBeLessThanOrEqual(60_000);
    await expect(claimDue('one')).resolves.toEqual([]);
    await record(undefined);
    await expect(readDueInMs()).resolves.toBeUndefined();
    await record(0);
    await expect(claimDue('one')).resolves.toEqual(['demo']);
  });

  it('renews what a holder has, and says which operation it is for', async () => {
    const store = await create('demo');
    const { epoch } = (await claim('demo', 'one')) as ClaimedStore;
    await letExpire('one');
    const renew = () => leases.renew({ holder: 'one', storeIds: [store.id] });
    await expect(renew()).resolves.toMatchObject([
      {
        storeId: store.id,
        epoch,
        operation: { id: store.operation.id, status: 'Running' },
      },
    ]);
    await expect(claim('demo', 'two')).resolves.toMatchObject({
      holder: 'one',
    });

    const deleting = await repository.startOperation({
      storeId: store.id,
      kind: 'delete',
      actor: 'user:default/ada',
      deadlineMs: 1,
      event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
    });
    await expect(renew()).resolves.toMatchObject([
      { operation: { id: deleting.operation.id } },
    ]);
  });

  it('takes up what is due, once', async () => {
    await create('one');
    await create('two');
    const all = await Promise.all([claimDue('a'), claimDue('b')]);
    expect(all.flat().sort()).toEqual(['one', 'two']);
    await expect(claimDue('c')).resolves.toEqual([]);
  });

  it('takes up what a dead holder has left', async () => {
    await create('demo');
    await claimDue('dead');
    await letExpire('dead');
    await expect(claimDue('alive')).resolves.toEqual(['demo']);
  });

  it('claims nothing of clusters that are for others', async () => {
    await create('demo');
    const ask = { holder: 'me', limits: LIMITS, count: 9 };
    await expect(
      leases.claimDue({ ...ask, except: new Set(['local']) }),
    ).resolves.toEqual([]);
    await expect(
      leases.claimDue({ ...ask, except: new Set(['elsewhere']) }),
    ).resolves.toHaveLength(1);
  });

  it('leaves alone what is not due before its time', async () => {
    const { id: storeId } = await create('demo');
    const [{ epoch }] = await leases.claimDue({
      holder: 'one',
      limits: LIMITS,
      count: 1,
    });
    await leases.release({ storeId, epoch, dueInMs: 60_000 });
    await expect(claimDue('one')).resolves.toEqual([]);

    const again = (await claim('demo', 'one')) as ClaimedStore;
    await leases.release({ storeId, epoch: again.epoch, dueInMs: 0 });
    await expect(claimDue('one')).resolves.toEqual(['demo']);
  });

  it('is due at once when something is asked for while it is worked on', async () => {
    const { id: storeId } = await create('demo');
    const [{ epoch }] = await leases.claimDue({
      holder: 'one',
      limits: LIMITS,
      count: 1,
    });
    await repository.startOperation({
      storeId,
      kind: 'delete',
      actor: 'user:default/ada',
      deadlineMs: 1,
      event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
    });
    await expect(claimDue('two')).resolves.toEqual([]);
    await leases.release({ storeId, epoch, dueInMs: 60_000 });
    await expect(claimDue('two')).resolves.toEqual(['demo']);
  });

  it('keeps a store’s place in the queue when it is only looked at', async () => {
    const { id: storeId } = await create('first');
    await create('second');
    const { epoch } = (await claim('first', 'one')) as ClaimedStore;
    await leases.release({ storeId, epoch, dueInMs: 0 });
    await expect(readQueue()).resolves.toEqual({ first: 1, second: 2 });
  });

  it('counts from the first that waits, not from what has begun and goes on', async () => {
    const { id: storeId } = await create('begun', 'group:default/a');
    await create('first');
    await create('second');
    const [{ store, epoch, now }] = await leases.claimDue({
      holder: 'one',
      limits: LIMITS,
      count: 1,
    });
    await repository.updateStore(claimOf(store, epoch), {
      operation: { startedAt: now },
    });
    await leases.release({ storeId, epoch, dueInMs: 0 });
    await expect(readQueue()).resolves.toEqual({
      begun: undefined,
      first: 1,
      second: 2,
    });
  });

  it('goes round between owners, whoever asked first', async () => {
    for (const name of ['a1', 'a2', 'a3']) {
      await create(name, 'group:default/a');
    }
    await create('b1', 'group:default/b');
    await expect(readQueue()).resolves.toEqual({ a1: 1, b1: 2, a2: 3, a3: 4 });
    await expect(claimDue('one', 2)).resolves.toEqual(['a1', 'b1']);
    // What is worked on for an owner counts.
    await create('c1', 'group:default/c');
    await expect(readQueue()).resolves.toMatchObject({ c1: 1, a2: 2, a3: 3 });
    await expect(claimDue('one', 1)).resolves.toEqual(['c1']);
  });

  it('F31: does not have one store wait for the five hundred of another owner', async () => {
    for (let index = 0; index < 500; index += 1) {
      await create(`many-${index}`, 'group:default/many');
    }
    await expect(claimDue('one', 5)).resolves.toHaveLength(5);
    await create('late', 'group:default/late');
    await expect(claimDue('one', 1)).resolves.toEqual(['late']);
    // Five hundred transactions take longer than Jest waits where much else runs.
  }, 60_000);

  it('keeps within the limits of owners and clusters, over all holders', async () => {
    for (const name of ['a1', 'a2', 'a3']) {
      await create(name, 'group:default/a');
    }
    for (const name of ['b1', 'b2']) {
      await create(name, 'group:default/b');
    }
    const limits = { perCluster: 3, perOwner: 2 };
    await expect(claimDue('one', 2, limits)).resolves.toEqual(['a1', 'b1']);
    await expect(claimDue('two', 9, limits)).resolves.toEqual(['a2']);
    await expect(claimDue('two', 9, limits)).resolves.toEqual([]);
    await letExpire('one');
    await expect(claimDue('two', 9, limits)).resolves.toHaveLength(2);
  });

  it('F11: goes by the database’s clock, whatever that of the replica says', async () => {
    const { id: storeId } = await create('demo');
    const realNow = Date.now;
    try {
      await claim('demo', 'one');
      for (const shiftMs of [3_600_000, -3_600_000]) {
        Date.now = () => realNow() + shiftMs;
        await expect(claim('demo', 'shifted')).resolves.toMatchObject({
          holder: 'one',
        });
        await expect(
          leases.renew({ holder: 'one', storeIds: [storeId] }),
        ).resolves.toHaveLength(1);
      }
    } finally {
      Date.now = realNow;
    }
  });
});
