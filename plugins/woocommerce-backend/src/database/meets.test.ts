import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { DatabaseStoreRepository } from './DatabaseStoreRepository';
import { StoreCriteria, StoreFilter } from './StoreRepository';

const filter = (
  field: StoreFilter['field'],
  ...values: (string | boolean)[]
): StoreFilter => ({ field, values });

const shops = filter('owner', 'group:default/shops');
const standard = filter('plan', 'standard');
const isProtected = filter('protected', true);

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('meets on %s', id => {
  let database: Knex;
  let repository: DatabaseStoreRepository;

  beforeAll(async () => {
    database = await databases.init(id);
    repository = await createTestRepository(database);
    for (const store of [
      newStore({ name: 'a' }),
      newStore({ name: 'b', plan: 'standard', protected: true }),
      newStore({ name: 'c', owner: 'user:default/eve', plan: 'standard' }),
      newStore({ name: 'd', createdBy: 'user:default/eve' }),
    ]) {
      await repository.createStore({
        placement: placeAt(store),
        deadlineMs: 1,
        event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
      });
    }
    await database('stores').where({ name: 'd' }).update({ phase: 'Ready' });
  });

  it.each<[string, StoreCriteria, string[]]>([
    ['an owner', shops, ['a', 'b', 'd']],
    ['a creator', filter('createdBy', 'user:default/eve'), ['d']],
    ['a phase', filter('phase', 'Ready', 'Failed'), ['d']],
    ['protection', isProtected, ['b']],
    ['one of many', filter('plan', 'demo', 'standard'), ['a', 'b', 'c', 'd']],
    ['none', filter('owner'), []],
    ['words that are none of SQL’s', filter('plan', "' or 1=1 --"), []],
    ['all of several', { allOf: [shops, standard] }, ['b']],
    [
      'any of several',
      { anyOf: [standard, filter('phase', 'Ready')] },
      ['b', 'c', 'd'],
    ],
    ['what is not', { not: shops }, ['c']],
    [
      'what is neither',
      { not: { anyOf: [isProtected, filter('phase', 'Ready')] } },
      ['a', 'c'],
    ],
    [
      'any of several alls',
      {
        anyOf: [
          { allOf: [shops, { not: standard }] },
          { allOf: [standard, { not: shops }] },
        ],
      },
      ['a', 'c', 'd'],
    ],
  ])('finds, counts and pages by %s', async (_, criteria, names) => {
    const pages: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await repository.listStores(
        { sort: 'name', limit: 1, cursor },
        criteria,
      );
      expect(page.totalItems).toBe(names.length);
      pages.push(...page.items.map(({ name }) => name));
      cursor = page.nextCursor;
    } while (cursor);
    expect(pages).toEqual(names);
  });

  it('narrows what a request asks for, and never widens it', async () => {
    await expect(
      repository.listStores({ owner: 'user:default/eve', q: 'c' }, shops),
    ).resolves.toMatchObject({ items: [], totalItems: 0 });
    await expect(
      repository.listStores(
        { q: 'b' },
        { anyOf: [shops, filter('phase', 'Pending')] },
      ),
    ).resolves.toMatchObject({ totalItems: 1 });
  });
});
