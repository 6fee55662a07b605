import { Knex } from 'knex';

/** Whether a database is PostgreSQL; else it is SQLite. */
export function isPostgres(database: Knex): boolean {
  return database.client.config.client === 'pg';
}
