import { Knex } from 'knex';

/**
 * Frees Knex's locks in all schemas of the database, and makes them single rows
 * again. Only for whoever knows that nobody migrates.
 *
 * @returns the tables that were not as they should be
 */
export async function releaseMigrationLocks(knex: Knex): Promise<string[]> {
  const tables: { table_schema: string; table_name: string }[] = await knex(
    'information_schema.tables',
  )
    .select('table_schema', 'table_name')
    .where('table_name', 'like', '%knex\\_migrations\\_lock');
  const released: string[] = [];
  for (const { table_schema: schema, table_name: name } of tables) {
    const table = () => knex.withSchema(schema).table(name);
    const freed = await table().where('is_locked', 1).update({ is_locked: 0 });
    const removed = await table()
      .whereNotIn('index', table().min('index'))
      .delete();
    if (freed + removed > 0) {
      released.push(`${schema}.${name}`);
    }
  }
  return released;
}
