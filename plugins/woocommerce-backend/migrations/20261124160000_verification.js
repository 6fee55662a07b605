// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('stores', table => {
    table
      .text('verification')
      .nullable()
      .comment('What the last check of storefront and checkout found, as JSON');
  });
  await knex.schema.alterTable('operations', table => {
    table
      .integer('base_revision')
      .nullable()
      .comment('The release’s revision when the operation was asked for');
    table
      .string('chart_version')
      .nullable()
      .comment('The chart’s version that the operation is to bring');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  // On SQLite, Knex's own way makes the table anew, and the stores' operations
  // and events would go with the old one.
  await knex.raw('ALTER TABLE operations DROP COLUMN chart_version');
  await knex.raw('ALTER TABLE operations DROP COLUMN base_revision');
  await knex.raw('ALTER TABLE stores DROP COLUMN verification');
};
