import { Knex } from 'knex';

/**
 * Frees Knex's locks in all schemas of the database, and makes them single rows
 * again. Only for whoever knows that nobody migrates. Tables of other users are
 * left alone: other programs may share the database. What plugins keep in
 * databases of their own isn't seen.
 *
 * @returns the tables that were not as they should be
 */
export async function releaseMigrationLocks(knex: Knex): Promise<string[]> {
  const tables: { schema: string; name: string }[] = await knex('pg_tables')
    .select({ schema: 'schemaname', name: 'tablename' })
    .where('tablename', 'like', '%knex\\_migrations\\_lock')
    .where('tableowner', knex.raw('current_user'));
  const released: string[] = [];
  for (const { schema, name } of tables) {
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
