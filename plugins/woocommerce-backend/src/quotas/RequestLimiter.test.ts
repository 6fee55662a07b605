import { mockCredentials } from '@backstage/backend-test-utils';
import { expectToMatchOpenApi } from '../__testUtils__/openApi';
import { TestApi } from '../__testUtils__/TestApi';
import { createTestDatabases } from '../__testUtils__/testDatabases';

describe('limitRate', () => {
  const databases = createTestDatabases();
  let api: TestApi;

  beforeEach(async () => {
    api = await TestApi.start({
      knex: await databases.init('SQLITE_3'),
      config: { rateLimit: { requestsPerMinute: 30, changesPerMinute: 5 } },
    });
  });

  afterEach(async () => {
    await api.stop();
  });

  const as = (user: string) =>
    mockCredentials.user.header(`user:default/${user}`);

  it('lets a user change so much and no more, whoever else changes something', async () => {
    const responses = await Promise.all(
      Array.from({ length: 25 }, (_, index) =>
        api.post('/stores', { name: `store${index}` }),
      ),
    );
    const refused = responses.filter(({ status }) => status === 429);
    expect(refused).toHaveLength(20);
    expect(Number(refused[0].headers['retry-after'])).toBeGreaterThan(0);
    expect(Number(refused[0].headers['retry-after'])).toBeLessThanOrEqual(60);
    expect(refused[0].body.error).toMatchObject({
      name: 'TooManyRequestsError',
      message: expect.stringMatching(
        /^You have asked more often than 5 times in a minute\. Nothing was changed; ask again in \d+ seconds\.$/,
      ),
    });
    await expectToMatchOpenApi(refused[0]);
    await expect(api.repository.listStoreNames()).resolves.toHaveLength(5);

    const other = await api
      .post('/stores', { name: 'other' })
      .set('authorization', as('eve'));
    expect(other.status).toBe(202);
    // What there is can still be read.
    expect((await api.get('/stores')).status).toBe(200);
  });

  it('lets a user read so much and no more', async () => {
    const statuses: number[] = [];
    for (let attempt = 0; attempt < 32; attempt += 1) {
      statuses.push((await api.get('/stores')).status);
    }
    expect(statuses.filter(status => status === 429)).toHaveLength(2);
  });

  it('leaves services alone, and asks strangers who they are', async () => {
    for (let attempt = 0; attempt < 40; attempt += 1) {
      const service = await api
        .get('/stores')
        .set('authorization', mockCredentials.service.header());
      expect(service.status).toBe(200);
      const stranger = await api
        .get('/stores')
        .set('authorization', mockCredentials.none.header());
      expect(stranger.status).toBe(401);
    }
  });
});
