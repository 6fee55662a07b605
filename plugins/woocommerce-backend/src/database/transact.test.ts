import { setTimeout as sleep } from 'node:timers/promises';
import { createTestDatabases } from '../__testUtils__/testDatabases';
import { isPostgres } from './isPostgres';
import { transact } from './transact';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('transact on %s', id => {
  it('leaves nothing of what fails, and all of what does not', async () => {
    const database = await databases.init(id);
    await database.schema.createTable('notes', table => table.string('note'));
    const failed = transact(database, async transaction => {
      await transaction('notes').insert({ note: 'lost' });
      throw new Error('No');
    });
    await expect(failed).rejects.toThrow('No');
    await transact(database, async transaction =>
      transaction('notes').insert({ note: 'kept' }),
    );
    await expect(database('notes').pluck('note')).resolves.toEqual(['kept']);
  });

  it('F10: has others wait for one that stands still a few seconds at most', async () => {
    const database = await databases.init(id);
    await database.schema.createTable('notes', table => table.string('note'));
    await database('notes').insert({ note: 'first' });
    let locked = () => {};
    const isLocked = new Promise<void>(resolve => {
      locked = resolve;
    });
    const paused = transact(database, async transaction => {
      await transaction('notes').update({ note: 'paused' });
      locked();
      await sleep(8_000);
      await transaction('notes').update({ note: 'late' });
    });
    const outcome = paused.then(
      () => 'done',
      error => error.name,
    );
    await isLocked;
    await transact(database, async transaction =>
      transaction('notes').update({ note: 'second' }),
    );
    // SQLite has one connection, in a process that is paused or isn't as a whole.
    await expect(outcome).resolves.toBe(
      isPostgres(database) ? 'ServiceUnavailableError' : 'done',
    );
    await expect(database('notes').pluck('note')).resolves.toEqual(['second']);
  }, 30_000);
});
