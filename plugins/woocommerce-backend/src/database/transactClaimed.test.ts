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
import { StoreRecord } from './StoreRepository';
import { transactClaimed } from './transactClaimed';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())('transactClaimed on %s', id => {
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

  /** Waits until somebody waits for a lock. SQLite lets nobody come so far. */
  async function waitForWaiting(): Promise<void> {
    while (isPostgres(database)) {
      const [{ count }] = await database('pg_stat_activity')
        .where({ wait_event_type: 'Lock' })
        .whereRaw('datname = current_database()')
        .count({ count: '*' });
      if (Number(count) > 0) {
        return;
      }
      await sleep(10);
    }
  }

  /** Claims the store while another transaction has it that makes a change. */
  async function claimDuring(
    change: (other: Knex.Transaction) => Promise<unknown>,
  ) {
    const work = jest.fn(async (..._: unknown[]) => {});
    let claimed: Promise<boolean> | undefined;
    await database.transaction(async other => {
      await other('stores').where({ id: store.id }).forUpdate().first();
      claimed = transactClaimed(database, claimOf(store), work);
      await waitForWaiting();
      await change(other);
    });
    return { isClaimed: await claimed, work };
  }

  it('gives the store and the time', async () => {
    const work = jest.fn(async (..._: unknown[]) => {});
    await expect(transactClaimed(database, claimOf(store), work)).resolves.toBe(
      true,
    );
    const [, locked] = work.mock.calls[0];
    expect(locked).toMatchObject({
      store: { id: store.id, name: store.name },
      now: expect.any(Date),
    });
  });

  it('F10: limits how long the transaction may stand still', async () => {
    let limit: string | undefined;
    await transactClaimed(database, claimOf(store), async transaction => {
      if (isPostgres(transaction)) {
        const { rows } = await transaction.raw(
          'show idle_in_transaction_session_timeout',
        );
        limit = rows[0].idle_in_transaction_session_timeout;
      }
    });
    // SQLite has one connection, in a process that is paused or isn't as a whole.
    expect(limit).toBe(isPostgres(database) ? '5s' : undefined);
  });

  it('gives what whoever it waited for has made of the store', async () => {
    const { isClaimed, work } = await claimDuring(other =>
      other('stores').where({ id: store.id }).update({ protected: true }),
    );
    expect(isClaimed).toBe(true);
    const [, locked] = work.mock.calls[0];
    expect(locked).toMatchObject({
      store: { protected: isPostgres(database) ? true : 1 },
    });
  });

  it.each<[string, (other: Knex.Transaction) => Promise<unknown>]>([
    [
      'ended its operation',
      other =>
        other('operations')
          .where({ id: store.operation.id })
          .update({ status: 'Superseded' }),
    ],
    [
      'taken a lease',
      other =>
        other('stores')
          .where({ id: store.id })
          .update({ lease_epoch: 7, lease_holder: 'another' }),
    ],
    ['deleted it', other => other('stores').where({ id: store.id }).delete()],
  ])('does nothing when whoever it waited for has %s', async (_, change) => {
    const { isClaimed, work } = await claimDuring(change);
    expect(isClaimed).toBe(false);
    expect(work).not.toHaveBeenCalled();
  });
});
