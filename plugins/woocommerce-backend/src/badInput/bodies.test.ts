import { gzipSync } from 'node:zlib';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { BadInputApi, refusal } from './__testUtils__/BadInputApi';

const NOT_JSON = /^body must be valid JSON in UTF-8$/;
const TOO_LARGE = /^body must have at most 16 kB$/;
const KEYS = Object.fromEntries(
  Array.from({ length: 100_000 }, (_, index) => [`key-${index}`, 1]),
);

/** A body of bytes, since JavaScript's own text can't be wrong. */
function bytes(hex: string): Buffer {
  return Buffer.from(
    `7b226e616d65223a2264656d6f222c227469746c65223a22${hex}227d`,
    'hex',
  );
}

describe('bad bodies', () => {
  const databases = createTestDatabases();
  let bad: BadInputApi;

  beforeAll(async () => {
    bad = await BadInputApi.start({ knex: await databases.init('SQLITE_3') });
  });

  afterAll(async () => {
    await bad.stop();
  });

  it.each([
    [
      '__proto__',
      '{"name":"demo","__proto__":{"polluted":1}}',
      /^"__proto__" is not a known field$/,
    ],
    [
      '__proto__ in other letters',
      '{"name":"demo","__\\u0070roto__":{"polluted":1}}',
      /^"__proto__" is not a known field$/,
    ],
    [
      'constructor.prototype',
      '{"name":"demo","constructor":{"prototype":{"polluted":1}}}',
      /^"constructor" is not a known field$/,
    ],
    [
      '__proto__ instead of a name',
      '{"__proto__":{"name":"demo"}}',
      /^name is required$/,
    ],
    [
      '__proto__ inside of a field',
      '{"name":{"__proto__":{"polluted":1}}}',
      /^name must be a string$/,
    ],
    [
      'a name twice',
      '{"name":"demo","name":"other"}',
      /^"name" is there twice in the body$/,
    ],
    [
      'a name twice, once in other letters',
      '{"name":"demo","n\\u0061me":"other"}',
      /^"name" is there twice in the body$/,
    ],
    [
      'an owner twice',
      '{"name":"demo","owner":"group:a","title":"x","owner":"group:b"}',
      /^"owner" is there twice in the body$/,
    ],
  ])('row 17: %s', async (_, body, message) => {
    expect(await bad.judge(await bad.postBody(body))).toEqual(refusal(message));
    expect(await bad.listTraces()).toEqual([]);
    expect(({} as { polluted?: number }).polluted).toBeUndefined();
  });

  it.each<[string, string | Buffer, RegExp]>([
    ['10 MB', `{"name":"${'a'.repeat(10_000_000)}"}`, TOO_LARGE],
    [
      'a depth of 10,000',
      `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
      TOO_LARGE,
    ],
    [
      'a depth of 8,000',
      `{"name":${'['.repeat(8_000)}${']'.repeat(8_000)}}`,
      /^name must be a string$/,
    ],
    ['100,000 keys', JSON.stringify(KEYS), TOO_LARGE],
    ['a byte that is none of UTF-8', bytes('ff'), NOT_JSON],
    ['half a character', bytes('c3'), NOT_JSON],
    ['a character in too many bytes', bytes('c080'), NOT_JSON],
    ['half a pair', bytes('eda080'), NOT_JSON],
    ['broken JSON', '{"name":', NOT_JSON],
    ['a comma too many', '{"name":"demo",}', NOT_JSON],
    ['a comment', '{"name":"demo"/**/}', NOT_JSON],
    ['quotes of one stroke', "{'name':'demo'}", NOT_JSON],
    ['two bodies', '{"name":"demo"}{"name":"other"}', NOT_JSON],
    ['text', '"demo"', NOT_JSON],
    ['null', 'null', NOT_JSON],
    ['a list', '[{"name":"demo"}]', /^input must be an object/],
  ])('row 22: a body with %s', async (_, body, message) => {
    const start = performance.now();
    const response = await bad.postBody(body);
    // A hundred for the answer, and the rest for the machine that tests.
    expect(performance.now() - start).toBeLessThan(1_000);
    expect(await bad.judge(response)).toEqual(refusal(message));
    expect(await bad.listTraces()).toEqual([]);
  });

  it.each([
    ['text/plain', /^body must be JSON, sent as application\/json$/],
    ['text/html', /^body must be JSON/],
    ['application/xml', /^body must be JSON/],
    ['application/x-www-form-urlencoded', /^body must be JSON/],
    ['application/json; charset=utf-7', NOT_JSON],
    ['application/json; charset=utf-16', NOT_JSON],
    ['application/json; charset=latin1', NOT_JSON],
  ])('row 22: a body of type %s', async (type, message) => {
    expect(
      await bad.judge(await bad.postBody('{"name":"demo"}', type)),
    ).toEqual(refusal(message));
    expect(await bad.listTraces()).toEqual([]);
  });

  it.each<[string, string, Buffer, RegExp]>([
    [
      'a gzip bomb of 100 MB',
      'gzip',
      gzipSync(Buffer.alloc(100_000_000, 0x20)),
      TOO_LARGE,
    ],
    ['what is no gzip', 'gzip', Buffer.from('{"name":"demo"}'), NOT_JSON],
    ['an unknown encoding', 'zip', Buffer.from('{"name":"demo"}'), NOT_JSON],
  ])('row 22: %s', async (_, encoding, body, message) => {
    const before = process.memoryUsage().rss;
    const response = await bad.postBody(body).set('content-encoding', encoding);
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
    expect(await bad.judge(response)).toEqual(refusal(message));
    expect(await bad.listTraces()).toEqual([]);
  });

  it('row 22: no body at all', async () => {
    const response = await bad.api.send('post', '/stores');
    expect(await bad.judge(response)).toEqual(refusal(/^body must be JSON/));
    expect(await bad.listTraces()).toEqual([]);
  });

  it('takes what is packed, and what is written in any letters', async () => {
    const body = JSON.stringify({ name: 'packed', title: '店 🛒 „é“' });
    const response = await bad
      .postBody(gzipSync(body))
      .set('content-encoding', 'gzip');
    expect(response.status).toBe(202);
    expect(response.body.title).toBe('店 🛒 „é“');
  });
});
