import {
  ListStoresRequest,
  STORE_SORTS,
  StoreSort,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';

const stores = [
  { name: 'apple', title: 'Äpfel & Birnen', createdAt: '12:00:00.001' },
  { name: 'banana', title: 'Banana_Shop 100%', createdAt: '12:00:00.003' },
  { name: 'cherry', title: 'Cherry!', createdAt: '12:00:00.002' },
  { name: 'date', title: 'STRASSE', createdAt: '12:00:00.002' },
  { name: 'elder', title: 'banana too', createdAt: '12:00:00.002' },
];

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('listStores on %s', id => {
  let database: Knex;
  let repository: DatabaseStoreRepository;

  beforeAll(async () => {
    database = await databases.init(id);
    repository = await createTestRepository(database);
    for (const { name, title, createdAt } of stores) {
      await repository.createStore({
        placement: placeAt(
          newStore({
            name,
            title,
            owner:
              name === 'elder' ? 'user:default/eve' : 'group:default/shops',
          }),
        ),
        deadlineMs: 1,
        event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
      });
      await database('stores')
        .where({ name })
        .update({
          created_at: new Date(`2026-11-24T${createdAt}Z`),
          updated_at: new Date(`2026-11-25T${createdAt}Z`),
          phase: name === 'apple' ? 'Ready' : 'Pending',
        });
    }
  });

  async function listNames(request: ListStoresRequest): Promise<string[]> {
    const { items } = await repository.listStores(request);
    return items.map(({ name }) => name);
  }

  async function listPages(request: ListStoresRequest): Promise<string[][]> {
    const pages: string[][] = [];
    let cursor: string | undefined;
    do {
      const page = await repository.listStores({ ...request, cursor });
      expect(page.totalItems).toBe(stores.length);
      pages.push(page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    return pages;
  }

  const byTime = ['apple', 'cherry', 'date', 'elder', 'banana'];
  const orders: Record<StoreSort, string[]> = {
    name: stores.map(({ name }) => name),
    '-name': stores.map(({ name }) => name).reverse(),
    createdAt: byTime,
    '-createdAt': [...byTime].reverse(),
    updatedAt: byTime,
    '-updatedAt': [...byTime].reverse(),
  };

  it.each(STORE_SORTS)('sorts by %s, page by page', async sort => {
    await expect(listNames({ sort })).resolves.toEqual(orders[sort]);
    await expect(listPages({ sort, limit: 2 })).resolves.toEqual([
      orders[sort].slice(0, 2),
      orders[sort].slice(2, 4),
      orders[sort].slice(4),
    ]);
    await expect(listPages({ sort, limit: 1 })).resolves.toHaveLength(5);
    await expect(listPages({ sort, limit: 5 })).resolves.toHaveLength(1);
  });

  it('lists the newest first when nothing is said', async () => {
    await expect(listNames({})).resolves.toEqual(orders['-createdAt']);
  });

  it.each<[ListStoresRequest, string[]]>([
    [{ phase: 'Ready' }, ['apple']],
    [{ phase: 'Failed' }, []],
    [{ owner: 'user:default/eve' }, ['elder']],
    [{ phase: 'Ready', owner: 'user:default/eve' }, []],
    [{ q: 'banana' }, ['banana', 'elder']],
    [{ q: 'BANANA' }, ['banana', 'elder']],
    [{ q: 'äPFEL' }, ['apple']],
    [{ q: 'strasse' }, ['date']],
    [{ q: 'a_s' }, ['banana']],
    [{ q: '0%' }, ['banana']],
    [{ q: '!' }, ['cherry']],
    [{ q: '%' }, ['banana']],
    [{ q: "'; drop table stores; --" }, []],
    [{ q: 'ppl', phase: 'Ready' }, ['apple']],
  ])('filters by %j', async (request, names) => {
    const page = await repository.listStores({ ...request, sort: 'name' });
    expect(page.items.map(({ name }) => name)).toEqual(names);
    expect(page.totalItems).toBe(names.length);
    expect(page.nextCursor).toBeUndefined();
  });

  it('counts all pages of what is filtered', async () => {
    const request: ListStoresRequest = { q: 'banana', limit: 1 };
    const page = await repository.listStores(request);
    expect(page).toMatchObject({
      totalItems: 2,
      items: [{ name: 'banana' }],
      nextCursor: expect.any(String),
    });
    await expect(
      listNames({ ...request, cursor: page.nextCursor }),
    ).resolves.toEqual(['elder']);
  });

  it('goes on behind a store that is gone meanwhile', async () => {
    const temporary = newStore({ name: 'fig' });
    const { operation } = await repository.createStore({
      placement: placeAt(temporary),
      deadlineMs: 1,
      event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
    });
    const { nextCursor } = await repository.listStores({
      sort: '-name',
      limit: 1,
    });
    await repository.deleteStore(claimOf({ id: temporary.id, operation }));
    await expect(
      listNames({ sort: '-name', limit: 1, cursor: nextCursor }),
    ).resolves.toEqual(['elder']);
  });

  it.each<[string, (cursor: string) => ListStoresRequest]>([
    ['empty', () => ({ cursor: '' })],
    ['made up', () => ({ cursor: 'abc' })],
    ['cut off', cursor => ({ cursor: cursor.slice(0, -3) })],
    ['of another sorting', cursor => ({ cursor, sort: 'name' })],
    ['of another direction', cursor => ({ cursor, sort: 'createdAt' })],
    ['of another phase', cursor => ({ cursor, phase: 'Ready' })],
    ['of another owner', cursor => ({ cursor, owner: 'user:default/eve' })],
    ['of another search', cursor => ({ cursor, q: 'banana' })],
  ])('refuses a cursor that is %s', async (_, toRequest) => {
    const { nextCursor } = await repository.listStores({ limit: 1 });
    await expect(
      repository.listStores(toRequest(nextCursor!)),
    ).rejects.toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(/^cursor /),
    });
  });
});
