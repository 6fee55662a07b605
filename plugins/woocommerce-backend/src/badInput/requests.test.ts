import { createTestDatabases } from '../__testUtils__/testDatabases';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';

const LIMIT = /^limit must be a whole number from 1 to 100$/;
const SORT = /^sort must be one of name, /;
const CURSOR = /^cursor must be the nextCursor of a page/;
const PLAN = /^plan is required: the hash of a delete plan/;

/** A cursor that nobody has made for this list, but that looks like one. */
const FOREIGN = Buffer.from(
  `${'A'.repeat(16)}["demo' or '1'='1","demo"]`,
).toString('base64url');

describe('bad requests', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeEach(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
    await bad.api.post('/stores', { name: 'demo' });
    await bad.api.post('/stores', { name: 'other' });
  });

  afterEach(async () => {
    await bad.stop();
  });

  it.each([
    ...['-1', '0', '101', '1e9', '1e309', 'abc', '', '1.5', '0x10', ' 1'].map(
      value => [`limit=${value}`, LIMIT] as const,
    ),
    ...[';drop table stores', 'name;--', 'id', 'NAME', ''].map(
      value => [`sort=${value}`, SORT] as const,
    ),
    ...['made-up', '', FOREIGN, '%00', '..'].map(
      value => [`cursor=${value}`, CURSOR] as const,
    ),
    ["phase=Ready' or '1'='1", /^phase must be one of Pending, /],
    ['phase[$ne]=Ready', /^phase must be one of Pending, /],
    ["owner=group:default/a' or 1=1--", /^owner must be a reference/],
    ['q[$gt]=', /^q must be a string$/],
    ['__proto__[a]=1&a=1', /^"a" is not a known field$/],
    ['constructor=1', /^"constructor" is not a known field$/],
  ] as const)('row 24: a list with %s', async (query, message) => {
    const response = await bad.api.get(
      `/stores?${encodeURI(query).replaceAll('%2500', '%00')}`,
    );
    expect(await bad.judge(response)).toEqual(refusal(message));
  });

  it.each(['%25', '_', "'", "' or '1'='1", '\\', '";drop table stores;--'])(
    'row 24: a search for %s, which is text like any other',
    async q => {
      const response = await bad.api.get(`/stores?q=${encodeURIComponent(q)}`);
      expect(response.status).toBe(200);
      expect(response.body).toEqual({ items: [], totalItems: 0 });
    },
  );

  it('row 24: a cursor of another list, and one that was changed', async () => {
    const first = await bad.api.get('/stores?limit=1&sort=name');
    const { nextCursor } = first.body;
    for (const query of [
      `sort=-name&cursor=${nextCursor}`,
      `sort=name&q=o&cursor=${nextCursor}`,
      `sort=name&cursor=${nextCursor.slice(0, -1)}`,
      `sort=name&cursor=${nextCursor}A`,
      `sort=name&cursor=${[...nextCursor].reverse().join('')}`,
    ]) {
      expect(await bad.judge(await bad.api.get(`/stores?${query}`))).toEqual(
        refusal(CURSOR),
      );
    }
  });

  it.each([
    ['upgrade', '', { plan: 'standard' }, /^"plan" is not a known field$/],
    ['upgrade', '?version=2', undefined, /^"version" is not a known field$/],
    ['repair', '', { values: {} }, /^"values" is not a known field$/],
    ['verify', '', { url: 'http://10.0.0.1' }, /^"url" is not a known field$/],
    ['retry', '', [], /^input must be an object without fields$/],
    ['cancel', '?force=true', {}, /^"force" is not a known field$/],
    ['refresh', '', { __proto__: null, a: 1 }, /^"a" is not a known field$/],
    ['delete-plan', '', { name: 'demo' }, /^"name" is not a known field$/],
  ] as const)(
    'rows 16 to 21: %s%s with %j, which it has no use for',
    async (action, query, body, message) => {
      const response = await bad.api.post(
        `/stores/demo/${action}${query}`,
        body,
      );
      expect(await bad.judge(response)).toEqual(refusal(message));
      await expectToLive('demo');
    },
  );

  it.each([
    [{}, /^protected is required$/],
    [{ protected: 'yes' }, /^protected must be true or false$/],
    [{ protected: 1 }, /^protected must be true or false$/],
    [{ protected: null }, /^protected must be true or false$/],
    [{ protected: true, title: 'x' }, /^"title" is not a known field$/],
    [{ protected: true, storage: '1Gi' }, /^"storage" is not a known field$/],
    [[], /^input must be an object/],
  ])('rows 1, 16 and 19: a change to %j', async (body, message) => {
    const response = await bad.api.patch('/stores/demo', body);
    expect(await bad.judge(response)).toEqual(refusal(message));
    await expectToLive('demo');
  });

  it('takes a body without anything in it', async () => {
    const response = await bad.api.post('/stores/demo/refresh', {});
    expect(response.status).toBe(200);
  });

  it.each([
    ['no plan', '', PLAN],
    ['an empty plan', '?plan=', PLAN],
    ['the name for a plan', '?plan[name]=demo', PLAN],
    ['two plans', '?plan=a&plan=b', PLAN],
    ['an endless plan', `?plan=${'a'.repeat(201)}`, /^plan is too long$/],
    ['a flag', '?plan=a&force=true', /^"force" is not a known field$/],
  ])('row 27: a deletion with %s', async (_, query, message) => {
    const response = await bad.api.delete(`/stores/demo${query}`);
    expect(await bad.judge(response)).toEqual(refusal(message));
    await expectToLive('demo');
  });

  it('row 27: a deletion by the plan of another store, or an old one', async () => {
    const other = await bad.api.post('/stores/other/delete-plan');
    for (const hash of [other.body.hash, 'made-up', 'demo']) {
      const response = await bad.api.delete(`/stores/demo?plan=${hash}`);
      expect(await bad.judge(response)).toEqual(
        refusal(/^plan is not what/, 409),
      );
    }
    await expectToLive('demo');
  });

  it('row 27: a deletion of what is protected, whatever its plan', async () => {
    await bad.api.patch('/stores/demo', { protected: true });
    const plan = await bad.api.post('/stores/demo/delete-plan');
    const response = await bad.api.delete(
      `/stores/demo?plan=${plan.body.hash}`,
    );
    expect(await bad.judge(response)).toEqual(refusal(/protected/, 409));
    await expectToLive('demo');
  });

  it.each([
    ['patch', '/stores/demo'],
    ['post', '/stores/demo/cancel'],
    ['post', '/stores/demo/refresh'],
    ['post', '/stores/demo/retry'],
    ['delete', '/stores/demo?plan=a'],
  ] as const)(
    'row 28: %s %s of what has changed since',
    async (method, path) => {
      const { headers } = await bad.api.get('/stores/other');
      for (const etag of [headers.etag, '"made-up"', 'W/"1"', '', ',', '"*"']) {
        const response = await bad.api
          .send(method, path)
          .send(method === 'patch' ? { protected: true } : undefined)
          .set('If-Match', etag);
        expect(await bad.judge(response)).toEqual(
          refusal(
            /^If-Match must be the ETag of store "demo" as it is now/,
            412,
          ),
        );
      }
      await expectToLive('demo');
    },
  );

  it('row 28: a change of what is as it was', async () => {
    const before = await bad.api.get('/stores/demo');
    const changed = await bad.api
      .patch('/stores/demo', { protected: true })
      .set('If-Match', before.headers.etag);
    expect(changed.status).toBe(200);
    const stale = await bad.api
      .patch('/stores/demo', { protected: false })
      .set('If-Match', before.headers.etag);
    expect(await bad.judge(stale)).toEqual(refusal(/has changed since$/, 412));
    const { headers } = await bad.api.get('/stores/demo');
    const cancelled = await bad.api
      .post('/stores/demo/cancel')
      .set('If-Match', `"another", ${headers.etag}`);
    expect(cancelled.status).toBe(202);
    const late = await bad.api
      .post('/stores/demo/retry')
      .set('If-Match', headers.etag);
    expect(await bad.judge(late)).toEqual(refusal(/has changed since$/, 412));
    const any = await bad.api.post('/stores/demo/refresh').set('If-Match', '*');
    expect(any.status).toBe(200);
  });

  it('row 28: a condition on what isn’t there', async () => {
    const missing = await bad.api
      .post('/stores/missing/retry')
      .set('If-Match', '*');
    expect(await bad.judge(missing)).toEqual(
      refusal(/^There is no store "missing"$/, 404),
    );
    const made = await bad.api
      .post('/stores', { name: 'new' })
      .set('If-Match', '*');
    expect(await bad.judge(made)).toEqual(
      refusal(/^If-Match must be left out for a store/, 412),
    );
    const { body } = await bad.api.get('/stores');
    expect(body.totalItems).toBe(2);
  });

  it('row 29: a key that was used for another request', async () => {
    const send = (body: object) =>
      bad.api.post('/stores', body).set('Idempotency-Key', 'key-1');
    const first = await send({ name: 'third', title: 'A' });
    const again = await send({ title: 'A', name: 'third' });
    expect([first.status, again.status]).toEqual([202, 202]);
    expect(again.body).toEqual(first.body);
    for (const body of [{ name: 'third' }, { name: 'fourth', title: 'A' }]) {
      const message =
        /^The idempotency key "key-1" was used for another request$/;
      expect(await bad.judge(await send(body))).toEqual(refusal(message, 422));
    }
    expect((await bad.api.get('/stores')).body.totalItems).toBe(3);
  });

  it.each(['', 'a b', 'a'.repeat(201), '\u00e4', 'a\tb'])(
    'row 29: the key "%s"',
    async key => {
      const response = await bad.api
        .post('/stores', { name: 'third' })
        .set('Idempotency-Key', key);
      expect(await bad.judge(response)).toEqual(
        refusal(/^Idempotency-Key must consist of/),
      );
      expect((await bad.api.get('/stores')).body.totalItems).toBe(2);
    },
  );

  it.each(['/stores/demo/stream', '/stores/demo/events/stream', '/stream'])(
    'row 31: %s, since there is no stream to take up again',
    async path => {
      for (const id of ['garbage', '9223372036854775808']) {
        const response = await bad.api.get(path).set('Last-Event-ID', id);
        expect(response.status).toBe(404);
      }
    },
  );

  it('row 31: an event to go on from, which a list of events doesn’t take', async () => {
    const response = await bad.api.get('/stores/demo/events').set({
      'Last-Event-ID': '9223372036854775808',
      accept: 'text/event-stream',
    });
    expect(response.status).toBe(200);
    expect(response.headers['content-type']).toMatch(/^application\/json/);
    expect(response.body.items).toHaveLength(1);
  });

  async function expectToLive(name: string): Promise<void> {
    const { body } = await bad.api.get(`/stores/${name}`);
    expect(body).toMatchObject({
      phase: 'Pending',
      operation: { kind: 'provision', status: 'Queued' },
    });
  }
});
