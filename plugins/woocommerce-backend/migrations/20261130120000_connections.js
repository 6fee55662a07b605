// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('cluster_connections', table => {
    table.comment('Which replicas can watch which clusters');
    table.string('cluster').notNullable().comment('The name of the cluster');
    table.string('holder').notNullable().comment('The name of the replica');
    table
      .dateTime('confirmed_at', { precision: 3 })
      .notNullable()
      .comment('When it said so last');

    table.primary(['cluster', 'holder']);
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('cluster_connections');
};
