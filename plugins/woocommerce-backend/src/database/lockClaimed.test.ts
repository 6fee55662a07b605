import { setTimeout as sleep } from 'node:timers/promises';
import { Knex } from 'knex';
import { placeAt } from '../__testUtils__/placeAt';
import {
  claimOf,
  createTestDatabases,
  createTestRepository,
  newStore,
} from '../__testUtils__/testDatabases';
import { isPostgres } from './isPostgres';
import { lockClaimed } from './lockClaimed';
import { StoreRecord } from './StoreRepository';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('lockClaimed on %s', id => {
  let database: Knex;
  let store: StoreRecord;

  beforeEach(async () => {
    database = await databases.init(id);
    const repository = await createTestRepository(database);
    store = await repository.createStore({
      placement: placeAt(newStore()),
      deadlineMs: 600_000,
      event: { type: 'Normal', reason: 'Requested', message: 'Requested.' },
    });
  });

  it('reads the store and the time', async () => {
    const locked = await database.transaction(transaction =>
      lockClaimed(transaction, claimOf(store)),
    );
    expect(locked?.row).toMatchObject({ id: store.id, name: store.name });
    expect(Math.abs(locked!.now.getTime() - Date.now())).toBeLessThan(60_000);
  });

  it('F10: limits how long the transaction may stand still', async () => {
    const limit = await database.transaction(async transaction => {
      await lockClaimed(transaction, claimOf(store));
      if (!isPostgres(transaction)) {
        return undefined;
      }
      const shown = await transaction.raw(
        'show idle_in_transaction_session_timeout',
      );
      return shown.rows[0].idle_in_transaction_session_timeout;
    });
    // SQLite has one connection, in a process that is paused or isn't as a whole.
    expect(limit).toBe(isPostgres(database) ? '5s' : undefined);
  });

  it.each<[string, (transaction: Knex.Transaction) => Promise<unknown>]>([
    [
      'ended its operation',
      transaction =>
        transaction('operations')
          .where({ id: store.operation.id })
          .update({ status: 'Superseded' }),
    ],
    [
      'taken a lease',
      transaction =>
        transaction('stores')
          .where({ id: store.id })
          .update({ lease_epoch: 7, lease_holder: 'another' }),
    ],
  ])('locks nothing when one it waited for has %s', async (_, change) => {
    const other = await database.transaction();
    await other('stores').where({ id: store.id }).forUpdate().first();
    const waiting = database.transaction(transaction =>
      lockClaimed(transaction, claimOf(store)),
    );
    await sleep(200);
    await change(other);
    await other.commit();
    await expect(waiting).resolves.toBeUndefined();
  });
});
