import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestRepository,
} from '../__testUtils__/testDatabases';
import { DatabaseAuditLog } from './DatabaseAuditLog';

const DAY_MS = 24 * 60 * 60_000;

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('DatabaseAuditLog on %s', id => {
  let knex: Knex;
  let log: DatabaseAuditLog;

  beforeEach(async () => {
    knex = await databases.init(id);
    await createTestRepository(knex);
    log = DatabaseAuditLog.create({ database: knex });
  });

  const begin = (storeName: string) =>
    log.begin({ action: 'create', storeName, actor: 'user:default/ada' });

  it('knows of what was asked for before anything has come of it', async () => {
    await begin('demo');
    await expect(log.list({})).resolves.toEqual({
      items: [
        {
          id: expect.any(String),
          action: 'create',
          storeName: 'demo',
          actor: 'user:default/ada',
          outcome: 'unknown',
          requestedAt: expect.any(String),
        },
      ],
    });
  });

  it('keeps one outcome of each', async () => {
    const event = await begin('demo');
    await log.end(event, { outcome: 'succeeded' });
    await expect(log.end(event, { outcome: 'failed' })).rejects.toMatchObject({
      message: expect.stringMatching(/unique/i),
    });
    const { items } = await log.list({});
    expect(items).toEqual([
      expect.objectContaining({
        outcome: 'succeeded',
        finishedAt: expect.any(String),
      }),
    ]);
  });

  it('takes texts that a database would not', async () => {
    const event = await begin('a\u0000b\ud800');
    const message = `\u001b[31m${'x'.repeat(5_000)}\u0000`;
    await log.end(event, { outcome: 'failed', message });
    const { items } = await log.list({});
    expect(items[0].message).toHaveLength(2_000);
  });

  it('forgets what is old, with what came of it', async () => {
    const event = await begin('new');
    await log.end(event, { outcome: 'succeeded' });
    await knex('audit_events').insert({
      action: 'create',
      store_name: 'old',
      actor: 'user:default/ada',
      requested_at: new Date(Date.now() - 31 * DAY_MS),
    });
    await expect(log.forget(30 * DAY_MS)).resolves.toBe(1);
    const { items } = await log.list({});
    expect(items.map(({ storeName }) => storeName)).toEqual(['new']);
    await expect(log.forget(-DAY_MS)).resolves.toBe(1);
    await expect(knex('audit_outcomes')).resolves.toEqual([]);
  });
});
