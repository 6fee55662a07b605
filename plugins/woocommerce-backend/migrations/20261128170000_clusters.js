// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('stores', table => {
    table.dropIndex(['cluster'], 'stores_cluster_idx');
    table.index(
      ['cluster', 'created_at', 'name'],
      'stores_cluster_created_at_idx',
    );
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('stores', table => {
    table.dropIndex(
      ['cluster', 'created_at', 'name'],
      'stores_cluster_created_at_idx',
    );
    table.index(['cluster'], 'stores_cluster_idx');
  });
};
