import { Knex } from 'knex';

/**
 * The database's time, which is the same for all replicas whatever their own
 * clocks say.
 */
export async function readDatabaseTime(database: Knex): Promise<Date> {
  const isSqlite = database.client.config.client.includes('sqlite');
  // Unlike now(), PostgreSQL's clock goes on within a transaction, which may
  // have waited for another one.
  const rows = await database.select({
    now: database.raw(
      isSqlite
        ? "cast(unixepoch('subsec') * 1000 as integer)"
        : 'clock_timestamp()',
    ),
  });
  return new Date(rows[0].now);
}
