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
  await knex.schema.alterTable('operations', table => {
    table.dropColumn('base_revision');
    table.dropColumn('chart_version');
  });
  await knex.schema.alterTable('stores', table => {
    table.dropColumn('verification');
  });
};
