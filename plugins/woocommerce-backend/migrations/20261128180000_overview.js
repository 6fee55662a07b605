// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('past_operations', table => {
    table.comment('What became of the operations of stores that are gone');
    table.string('id', 36).primary().comment('Unique for ever');
    table.string('cluster').notNullable().comment('The name of the cluster');
    table.string('kind', 32).notNullable().comment('What was asked for');
    table
      .string('status', 32)
      .notNullable()
      .comment('Succeeded, Failed or Superseded');
    table.string('reason', 64).nullable().comment('Why it failed');
    table.dateTime('created_at', { precision: 3 }).notNullable();
    table
      .dateTime('finished_at', { precision: 3 })
      .notNullable()
      .comment('When its status stopped being Running');

    table.index(['finished_at'], 'past_operations_finished_at_idx');
  });
  await knex.schema.alterTable('operations', table => {
    table.index(['finished_at'], 'operations_finished_at_idx');
    table.index(['status', 'created_at'], 'operations_status_idx');
  });
  await knex.schema.alterTable('stores', table => {
    table.index(['cluster', 'phase'], 'stores_cluster_phase_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.alterTable('stores', table => {
    table.dropIndex(['cluster', 'phase'], 'stores_cluster_phase_idx');
  });
  await knex.schema.alterTable('operations', table => {
    table.dropIndex(['status', 'created_at'], 'operations_status_idx');
    table.dropIndex(['finished_at'], 'operations_finished_at_idx');
  });
  await knex.schema.dropTable('past_operations');
};
