import { createTestDatabases } from '../__testUtils__/testDatabases';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';

const LETTERS =
  /^name must consist of lower-case letters a to z, digits and hyphens/;

describe('bad names', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeEach(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await bad.stop();
  });

  it.each([
    ['row 1: the name ""', { name: '' }, /^name must not be empty$/],
    ['row 1: no name', {}, /^name is required$/],
    ['row 1: the name null', { name: null }, /^name must be a string$/],
    ['row 1: the name 42', { name: 42 }, /^name must be a string$/],
    ['row 1: the name []', { name: [] }, /^name must be a string$/],
    ['row 1: the name {}', { name: {} }, /^name must be a string$/],
    ...['My_Store', 'UPPER', 'a.b', 'a b'].map(
      name => [`row 2: the name "${name}"`, { name }, LETTERS] as const,
    ),
    ...['-f', '--kubeconfig=/etc/passwd', '--post-renderer=sh'].map(
      name => [`row 3: the name "${name}"`, { name }, LETTERS] as const,
    ),
    ...['a;rm -rf /', '$(id)', '`id`', 'a\nb', 'a\u0000b'].map(
      name =>
        [`row 4: the name ${JSON.stringify(name)}`, { name }, LETTERS] as const,
    ),
    ...[37, 64, 10_000].map(
      length =>
        [
          `row 5: a name of ${length} characters`,
          { name: 'a'.repeat(length) },
          `^name must have at most 36 characters, has ${length}$`,
        ] as const,
    ),
    ...['../../etc', '..%2f', 'a/b', '%2e%2e', '.'].map(
      name => [`row 6: the name "${name}"`, { name }, LETTERS] as const,
    ),
    ...['kube-system', 'default', 'store-a', 'backstage', 'www', 'api'].map(
      name =>
        [
          `row 7: the reserved name "${name}"`,
          { name },
          /^name must .* reserved$/,
        ] as const,
    ),
    ...[
      ['Cyrillic letters', 'pаypal'],
      ['full-width letters', 'ｓhop'],
      ['a ligature', 'o\ufb03ce'],
      ['a dotless i', 'b\u0131ke'],
      ['a space of no width', 'shop\u200b'],
      ['a soft hyphen', 'sh\u00adop'],
      ['right-to-left', '\u202eshop'],
      ['an emoji', '🛒'],
      ['a combining accent', 'cafe\u0301'],
    ].map(
      ([what, name]) =>
        [`row 8: a name with ${what}`, { name }, LETTERS] as const,
    ),
    [
      'row 8: a name that a browser shows in other letters',
      { name: 'xn--pypal-4ve' },
      /^name must not start with "xn--", which is reserved$/,
    ],
  ] as const)('%s', async (_, request, message) => {
    expect(await bad.request(request)).toEqual({
      ...refusal(new RegExp(message)),
      traces: [],
    });
  });

  it('row 9: a name that is taken, also by case or space', async () => {
    const { api } = bad;
    await api.post('/stores', { name: 'demo', owner: 'group:default/ones' });
    const taken = await api.post('/stores', { name: 'demo' });
    expect(await bad.judge(taken)).toEqual(
      refusal(/^name "demo" is taken by another store$/, 409),
    );
    expect(taken.text).not.toContain('ones');
    for (const name of ['Demo', 'DEMO', ' demo', 'demo ', 'demo\n']) {
      expect(await bad.judge(await api.post('/stores', { name }))).toEqual(
        refusal(LETTERS),
      );
    }
    await expect(api.repository.listStoreNames()).resolves.toEqual(['demo']);
    expect(api.trigger.calls).toEqual(['interrupt demo']);
  });

  it('row 9: a name that is asked for by twenty at once', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        bad.api.post('/stores', { name: 'demo' }),
      ),
    );
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses).toEqual([202, ...Array(19).fill(409)]);
  });
});
