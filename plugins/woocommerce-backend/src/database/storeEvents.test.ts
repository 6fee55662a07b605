import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { placeAt } from '../__testUtils__/placeAt';
import { listStoreEvents, recordStoreEvents } from './storeEvents';
import { NewStoreEvent } from './StoreRepository';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('storeEvents on %s', id => {
  const now = new Date('2026-11-24T12:34:56.789Z');
  let database: Knex;

  beforeEach(async () => {
    database = await databases.init(id);
    const repository = await createTestRepository(database);
    for (const name of ['demo', 'other']) {
      await repository.createStore({
        placement: placeAt(newStore({ name })),
        deadlineMs: 1,
        event: event('Requested'),
      });
    }
  });

  function event(reason: string): NewStoreEvent {
    return { type: 'Warning', reason, message: `${reason}.` };
  }

  async function record(events: NewStoreEvent[]): Promise<void> {
    await database.transaction(transaction =>
      recordStoreEvents({
        transaction,
        storeId: 'id-of-demo',
        events,
        now,
      }),
    );
  }

  it('lists the newest first, also those of the same moment', async () => {
    await record([]);
    await record([event('First'), event('Second')]);
    await record([event('Third')]);
    const events = await listStoreEvents(database, 'id-of-demo');
    expect(events.map(({ reason }) => reason)).toEqual([
      'Third',
      'Second',
      'First',
      'Requested',
    ]);
    expect(events[0]).toEqual({
      id: expect.stringMatching(/^\d+$/),
      ...event('Third'),
      createdAt: '2026-11-24T12:34:56.789Z',
    });
  });

  it('keeps the latest 200 of each store', async () => {
    await record(Array.from({ length: 205 }, (_, index) => event(`E${index}`)));
    const events = await listStoreEvents(database, 'id-of-demo');
    expect(events).toHaveLength(200);
    expect(events[0].reason).toBe('E204');
    expect(events[199].reason).toBe('E5');
    const count = (storeId: string) =>
      database('store_events').where({ store_id: storeId }).pluck('id');
    await expect(count('id-of-demo')).resolves.toHaveLength(200);
    await expect(count('id-of-other')).resolves.toHaveLength(1);
  });
});
