import { createTestDatabases } from './__testUtils__/testDatabases';
import { expectToMatchOpenApi } from './__testUtils__/openApi';
import { TestApi } from './__testUtils__/TestApi';

describe('createRouter with what callers send', () => {
  const databases = createTestDatabases();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterEach(async () => {
    await api.stop();
  });

  it.each([
    ['phase=ready', /^phase must be one of Pending, /],
    ['phase=', /^phase must be one of Pending, /],
    ['phase=Ready&phase=Failed', /^phase must be one of Pending, /],
    ['owner=', /^owner must be a reference/],
    ['owner=component:a', /^owner must be a reference/],
    [`q=${'a'.repeat(101)}`, /^q must have at most 100 characters/],
    ['q=%00', /^q must not contain control characters/],
    ['q[a]=1', /^q must be a string/],
    ['sort=;drop', /^sort must be one of name, /],
    ['sort=id', /^sort must be one of name, /],
    ['limit=-1', /^limit must be a whole number from 1 to 100$/],
    ['limit=0', /^limit must be a whole number from 1 to 100$/],
    ['limit=101', /^limit must be a whole number from 1 to 100$/],
    ['limit=1e9', /^limit must be a whole number from 1 to 100$/],
    ['limit=abc', /^limit must be a whole number from 1 to 100$/],
    ['limit=', /^limit must be a whole number from 1 to 100$/],
    ['limit=1&limit=2', /^limit must be a whole number from 1 to 100$/],
    ['cursor=', /^cursor must be the nextCursor/],
    ['cursor=made-up', /^cursor must be the nextCursor/],
    [`cursor=${'a'.repeat(1_001)}`, /^cursor is too long/],
    ['offset=1', /^"offset" is not a known field$/],
  ])('refuses a list with %s', async (query, message) => {
    const response = await api.get(`/stores?${query}`);
    expect(response.status).toBe(400);
    expect(response.body.error).toMatchObject({
      name: 'InputError',
      message: expect.stringMatching(message),
    });
    await expectToMatchOpenApi(response);
  });

  it.each<[string, string | undefined, string | Buffer, RegExp]>([
    ['nothing', undefined, '', /^body must be JSON/],
    ['text', 'text/plain', '{"name":"demo"}', /^body must be JSON/],
    ['a form', 'application/x-www-form-urlencoded', 'name=demo', /^body must/],
    ['broken JSON', 'application/json', '{"name":', /^body must be valid JSON/],
    ['bare text', 'application/json', '"demo"', /^body must be valid JSON/],
    ['a list', 'application/json', '[]', /^input must be an object/],
    ['no name', 'application/json', '{}', /^name is required$/],
    ['a number', 'application/json', '{"name":42}', /^name must be a string$/],
    ['a bad name', 'application/json', '{"name":"A"}', /^name must consist of/],
    [
      'bad UTF-8',
      'application/json',
      Buffer.from('7b226e616d65223a22ff227d', 'hex'),
      /^body must be valid JSON/,
    ],
    [
      'a foreign encoding',
      'application/json; charset=x',
      '{}',
      /^body must be/,
    ],
    [
      'a proto',
      'application/json',
      '{"name":"demo","__proto__":{"a":1}}',
      /^"__proto__" is not/,
    ],
    [
      'a constructor',
      'application/json',
      '{"name":"demo","constructor":{"prototype":{}}}',
      /^"constructor" is not/,
    ],
    [
      'depth',
      'application/json',
      `{"name":${'['.repeat(8_000)}${']'.repeat(8_000)}}`,
      /^name must be a string$/,
    ],
    [
      'many keys',
      'application/json',
      JSON.stringify(
        Object.fromEntries(
          Array.from({ length: 1_500 }, (_, index) => [`k${index}`, 1]),
        ),
      ),
      /^name is required$/,
    ],
    [
      'much',
      'application/json',
      `{"name":"${'a'.repeat(10_000_000)}"}`,
      /^body must have at most 16 kB$/,
    ],
  ])(
    'refuses a request for a store with %s',
    async (_, type, body, message) => {
      const test = api.send('post', '/stores');
      if (type) {
        test.set('content-type', type).serialize(data => data);
      }
      const response = await test.send(body);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(message),
      });
      expect(response.body.error).not.toHaveProperty('stack');
      await expectToMatchOpenApi(response);
      await expect(api.repository.listStoreNames()).resolves.toEqual([]);
      expect(api.trigger.calls).toEqual([]);
      expect(({} as { a?: number }).a).toBeUndefined();
    },
  );

  it.each(['', '?plan=', '?plan=a&plan=b', '?plan[a]=b'])(
    'refuses a deletion with %j, and says where to get a plan',
    async query => {
      await api.post('/stores', { name: 'demo' });
      const response = await api.delete(`/stores/demo${query}`);
      expect(response.status).toBe(400);
      expect(response.body.error).toMatchObject({
        name: 'InputError',
        message: expect.stringMatching(/^plan is required: .*delete-plan/),
      });
      await expectToMatchOpenApi(response);
    },
  );

  describe('with an idempotency key', () => {
    const post = (path: string, key: string, body?: object) =>
      api.post(path, body).set('idempotency-key', key);

    it('answers the same request in the same way', async () => {
      const first = await post('/stores', 'key-1', { name: 'demo' });
      const again = await post('/stores', 'key-1', { name: 'demo' });
      expect(again.status).toBe(202);
      expect(again.body).toEqual(first.body);
      expect(again.headers.location).toBe('/api/woocommerce/stores/demo');
      await expectToMatchOpenApi(again);
    });

    it('refuses another request', async () => {
      await post('/stores', 'key-1', { name: 'demo' });
      for (const response of [
        await post('/stores', 'key-1', { name: 'other' }),
        await post('/stores/demo/cancel', 'key-1'),
      ]) {
        expect(response.status).toBe(422);
        expect(response.body.error).toMatchObject({
          name: 'RequestConflictError',
          message: 'The idempotency key "key-1" was used for another request',
        });
        await expectToMatchOpenApi(response);
      }
      await expect(api.repository.listStoreNames()).resolves.toEqual(['demo']);
    });

    it.each(['a b', 'a'.repeat(201), '\u00e4'])(
      'refuses the key %j',
      async key => {
        const response = await post('/stores', key, { name: 'demo' });
        expect(response.status).toBe(400);
        expect(response.body.error.message).toMatch(/^Idempotency-Key must/);
        await expectToMatchOpenApi(response);
      },
    );
  });
});
