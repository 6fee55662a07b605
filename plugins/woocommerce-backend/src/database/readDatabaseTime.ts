import { Knex } from 'knex';
import { isPostgres } from './isPostgres';

/**
 * The database's time, which is the same for all replicas whatever their own
 * clocks say.
 */
export async function readDatabaseTime(database: Knex): Promise<Date> {
  const rows = await database.select({ now: selectDatabaseTime(database) });
  return new Date(rows[0].now);
}

/**
 * The same as a part of a statement that does something else, too.
 *
 * For PostgreSQL it is a subquery, which is asked once: what may be another value
 * for each row can't be looked up in an index.
 *
 * @param plusMs - how much later
 * @see https://www.postgresql.org/docs/current/xfunc-volatility.html
 */
export function selectDatabaseTime(database: Knex, plusMs = 0): Knex.Raw {
  // Unlike now(), PostgreSQL's clock goes on within a transaction, which may
  // have waited for another one.
  return isPostgres(database)
    ? database.raw(
        "(select clock_timestamp() + ? * interval '1 millisecond')",
        [plusMs],
      )
    : database.raw("cast(unixepoch('subsec') * 1000 as integer) + ?", [plusMs]);
}
