import { Knex } from 'knex';

/** Everything that is in a database, as text, whatever its tables are called. */
export async function dumpTables(knex: Knex): Promise<string> {
  const isSqlite = /sqlite/.test(knex.client.config.client);
  const names: { name: string }[] = isSqlite
    ? await knex('sqlite_master').select('name').where({ type: 'table' })
    : await knex('information_schema.tables')
        .select({ name: 'table_name' })
        .whereRaw('table_schema = current_schema()');
  const tables = await Promise.all(
    names.map(async ({ name }) => [name, await knex(name).select()]),
  );
  return JSON.stringify(tables);
}
