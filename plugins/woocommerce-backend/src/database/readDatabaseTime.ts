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

/** The same as a column, for a statement that reads something else, too. */
export function selectDatabaseTime(database: Knex): Knex.Raw {
  // Unlike now(), PostgreSQL's clock goes on within a transaction, which may
  // have waited for another one.
  return database.raw(
    isPostgres(database)
      ? 'clock_timestamp()'
      : "cast(unixepoch('subsec') * 1000 as integer)",
  );
}
