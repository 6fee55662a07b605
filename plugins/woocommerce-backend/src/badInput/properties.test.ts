import fc from 'fast-check';
import { Response } from 'supertest';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { TestApi } from '../__testUtils__/TestApi';
import {
  FIELDS,
  mutatedRequest,
  query,
  request,
  segment,
} from './__testUtils__/arbitraries';
import { expectNoInternals } from './__testUtils__/BadInputApi';

jest.setTimeout(120_000);

/** Begins with what it is about: a field, the body, a header, the path or a store. */
const NAMED = new RegExp(
  `^(?:(?:${FIELDS.join(
    '|',
  )}|input|body|phase|q|sort|limit|cursor|If-Match|Idempotency-Key) |"[^]*" is |There is no store "|Store "demo" is |Failed to decode param )`,
);

describe('createRouter with anything', () => {
  const databases = createTestDatabases();
  const statuses = new Set<number>();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({ knex: await databases.init('SQLITE_3') });
    statuses.clear();
  });

  afterEach(async () => {
    await api.stop();
  });

  /** Fails unless an answer is that it's done, or says what is wrong with what. */
  function expectAnswer(response: Response): void {
    const { status, body, text } = response;
    statuses.add(status);
    expectNoInternals(response);
    if (status >= 300) {
      expect({ status, text }).toEqual({
        status: expect.any(Number),
        text: expect.stringContaining('"error"'),
      });
      expect([400, 404, 409, 412, 422]).toContain(status);
      expect(body.error.name).toMatch(/^\w+Error$/);
      expect(body.error.message).toMatch(NAMED);
    }
  }

  it('rows 1 to 23: says of any request for a store that it will be made, or what is wrong', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(fc.jsonValue(), request, mutatedRequest),
        async body => {
          const before = await api.repository.listStoreNames();
          const response = await api
            .send('post', '/stores')
            .set('content-type', 'application/json')
            .send(JSON.stringify(body));
          expectAnswer(response);
          const after = await api.repository.listStoreNames();
          expect(after.length - before.length).toBe(
            response.status === 202 ? 1 : 0,
          );
        },
      ),
      { numRuns: 300 },
    );
    expect([...statuses].sort()).toEqual(expect.arrayContaining([202, 400]));
  });

  it('row 22: takes any bytes for a body, and says what is wrong with them', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.uint8Array({ maxLength: 200 }),
          fc.string().map(Buffer.from),
        ),
        fc.constantFrom('gzip', 'br', 'identity', 'x'),
        async (bytes, encoding) => {
          expectAnswer(
            await api
              .send('post', '/stores')
              .set({ 'content-type': 'application/json' })
              .set('content-encoding', encoding)
              .serialize(data => data)
              .send(Buffer.from(bytes)),
          );
        },
      ),
    );
    expect([...statuses]).toEqual([400]);
    await expect(api.repository.listStoreNames()).resolves.toEqual([]);
  });

  it('row 24: says of any query what is wrong with it', async () => {
    await fc.assert(
      fc.asyncProperty(query, async text => {
        expectAnswer(await api.get(`/stores?${text}`));
      }),
      { numRuns: 300 },
    );
    expect([...statuses].sort()).toEqual(expect.arrayContaining([200, 400]));
  });

  it('rows 6, 24 and 27: says of any store and any change what is wrong', async () => {
    await api.post('/stores', { name: 'demo' });
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('get', 'post', 'delete'),
        fc.oneof(segment, fc.constant('demo')),
        fc.constantFrom('', '/events', '/retry', '/upgrade', '/delete-plan'),
        query,
        async (method, name, action, text) => {
          const path = `/stores/${name}${action}?${text}`;
          const response = await api.send(method, path);
          // A path that leads nowhere is none of the API's.
          if (response.status !== 404 || response.body.error) {
            expectAnswer(response);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect([...statuses].sort()).toEqual(
      expect.arrayContaining([200, 400, 404]),
    );
    const { body } = await api.get('/stores/demo');
    expect(body).toMatchObject({ phase: 'Pending' });
  });
});
