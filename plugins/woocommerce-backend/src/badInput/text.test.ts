import fc from 'fast-check';
import { parse } from 'yaml';
import { testConfig } from '../__testUtils__/testConfig';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { CHART_TYPES } from '../config/types';
import { getStoreChart } from '../charts/getStoreChart';
import { createStoreSchema } from '../input/createStoreSchema';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';
import { TITLES } from './__testUtils__/titles';

describe('odd text', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeEach(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await bad.stop();
  });

  it.each(TITLES)('row 15: the title %j is taken for text', async title => {
    const created = await bad.api.post('/stores', { name: 'demo', title });
    expect(created.status).toBe(202);
    const read = await bad.api.get('/stores/demo');
    expect([created.body.title, read.body.title]).toEqual([title, title]);
  });

  it.each(['a\nb', 'a\u0000b', '\u001b[31mred', '\u202eevil', 'a\u2028b'])(
    'row 15: the title %j',
    async title => {
      expect(await bad.request({ name: 'demo', title })).toEqual({
        ...refusal(/^title must not contain control characters$/),
        traces: [],
      });
    },
  );

  it.each([
    ['', /^title must not be empty$/],
    [' ', /^title must not be empty$/],
    ['a'.repeat(101), /^title must have at most 100 characters$/],
    [42, /^title must be a string$/],
    [{ toString: 'a' }, /^title must be a string$/],
  ])('row 15: the title %j', async (title, message) => {
    expect(await bad.request({ name: 'demo', title })).toEqual({
      ...refusal(message),
      traces: [],
    });
  });

  it.each(CHART_TYPES)(
    'row 15: a title reaches the values of %s as the text that it is',
    type => {
      const title = fc
        .oneof(fc.constantFrom(...TITLES), fc.string({ unit: 'grapheme' }))
        .map(text => createStoreSchema.safeParse({ name: 'demo', title: text }))
        .filter(({ success }) => success)
        .map(({ data }) => data!.title!);
      fc.assert(
        fc.property(title, text => {
          const values = JSON.stringify(buildValues(type, text));
          const empty = JSON.stringify(buildValues(type, 'TITLE'));
          expect(values).toBe(
            empty.replaceAll('"TITLE"', JSON.stringify(text)),
          );
          // Helm reads them as YAML.
          expect(parse(values)).toEqual(JSON.parse(values));
        }),
      );
    },
  );
});

function buildValues(type: (typeof CHART_TYPES)[number], title: string) {
  return getStoreChart(type).buildValues({
    store: {
      name: 'demo',
      title,
      namespace: 'store-demo',
      url: 'http://demo.localtest.me',
    },
    plan: testConfig.plans.get('demo')!,
    storefront: testConfig.storefront,
  });
}
