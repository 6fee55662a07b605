// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('store_creations', table => {
    table.comment('The stores that were requested within the last hour');
    table.string('store_id', 36).primary().comment('The store may be gone');
    table.string('created_by').notNullable().comment('Who asked for it');
    table.string('owner').notNullable().comment('An entity reference');
    table.string('cluster').notNullable().comment('The name of the cluster');
    table.dateTime('created_at', { precision: 3 }).notNullable();

    table.index(['created_at'], 'store_creations_created_at_idx');
  });
  await knex.schema.alterTable('stores', table => {
    table.index(['created_by'], 'stores_created_by_idx');
    table.index(['cluster'], 'stores_cluster_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('stores', table => {
    table.dropIndex(['cluster'], 'stores_cluster_idx');
    table.dropIndex(['created_by'], 'stores_created_by_idx');
  });
  await knex.schema.dropTable('store_creations');
};
