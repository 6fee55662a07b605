import { Knex } from 'knex';
import { callDatabase } from './callDatabase';
import { isPostgres } from './isPostgres';
import { selectDatabaseTime } from './readDatabaseTime';

/**
 * How long a transaction may stand still before PostgreSQL ends it with its
 * connection. A replica that is paused in the middle of one would otherwise
 * keep what it has locked for as long as that lasts, and all others waiting.
 * Shorter than a lease, longer than a busy process needs for anything.
 */
const IDLE_TRANSACTION_MS = 5_000;

/**
 * Runs a transaction, once more when others were in its way.
 *
 * @param work - is given the database's time at the beginning
 * @throws ServiceUnavailableError when the database does not answer
 */
export async function transact<T>(
  database: Knex,
  work: (transaction: Knex.Transaction, now: Date) => Promise<T>,
): Promise<T> {
  return callDatabase(() =>
    database.transaction(async transaction => {
      return work(transaction, await begin(transaction));
    }),
  );
}

/** Returns the database's time. */
async function begin(transaction: Knex.Transaction): Promise<Date> {
  const [{ now }] = await transaction.select(selectBeginning(transaction));
  return new Date(now);
}

/**
 * What the first statement of a transaction selects: the database's time as `now`.
 * PostgreSQL also limits then how long the transaction may stand still, if the
 * statement gives a row; one that locks rows and gives none has locked nothing.
 */
export function selectBeginning(
  transaction: Knex.Transaction,
): Record<string, Knex.Raw> {
  const now = selectDatabaseTime(transaction);
  return isPostgres(transaction)
    ? {
        now,
        idle_timeout: transaction.raw(
          "set_config('idle_in_transaction_session_timeout', ?, true)",
          [`${IDLE_TRANSACTION_MS}`],
        ),
      }
    : { now };
}
