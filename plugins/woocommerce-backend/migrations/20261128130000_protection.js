// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('stores', table => {
    table
      .boolean('protected')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the store can’t be deleted');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite, Knex's own way makes the table anew, and the stores' operations
  // and events would go with the old one.
  await knex.raw('ALTER TABLE stores DROP COLUMN protected');
};
