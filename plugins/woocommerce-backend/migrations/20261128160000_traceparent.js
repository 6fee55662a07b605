// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('operations', table => {
    table
      .string('traceparent', 55)
      .nullable()
      .comment('What it was asked for with, as W3C’s traceparent');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite, Knex's own way makes the table anew.
  await knex.raw('ALTER TABLE operations DROP COLUMN traceparent');
};
