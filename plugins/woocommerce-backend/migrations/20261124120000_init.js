// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('stores', table => {
    table.comment(
      'What was asked for and what was last observed of each store',
    );
    table.string('id', 36).primary().comment('Unique for ever');
    table.string('name', 63).notNullable().comment('Unique among the stores');
    table.text('title').notNullable().comment('The name for people');
    table.string('owner').notNullable().comment('An entity reference');
    table.string('plan').notNullable().comment('The name of the plan');
    table.string('cluster').notNullable().comment('The name of the cluster');
    table
      .text('entity_ref')
      .nullable()
      .comment('The catalog entity that the store is linked to');
    table.string('namespace', 63).notNullable().comment('In the cluster');
    table.text('url').notNullable().comment('The address of the storefront');
    table.text('admin_url').notNullable().comment('The address of wp-admin');
    table
      .string('chart')
      .notNullable()
      .comment('The name of the chart in the chart catalogue');
    table.string('chart_version').notNullable().comment('The chart’s version');
    table
      .text('search_text')
      .notNullable()
      .comment('The name and title in lower case, for searching');
    table
      .string('operation_id', 36)
      .notNullable()
      .comment('The operation that was asked for last');
    table.string('phase', 32).notNullable().comment('As last observed');
    table.string('reason', 64).nullable().comment('Why it is not ready');
    table.text('message').nullable().comment('Why it is not ready, in words');
    table.text('conditions').notNullable().comment('The conditions as JSON');
    table
      .integer('release_revision')
      .nullable()
      .comment('The revision of the Helm release');
    table
      .dateTime('observed_at', { precision: 3 })
      .nullable()
      .comment('When the cluster was last seen');
    table
      .dateTime('unreachable_since', { precision: 3 })
      .nullable()
      .comment('Since when the cluster does not answer');
    table.dateTime('created_at', { precision: 3 }).notNullable();
    table.text('created_by').notNullable().comment('Who asked for the store');
    table
      .dateTime('updated_at', { precision: 3 })
      .notNullable()
      .comment('When something other than observed_at last changed');

    table.unique(['name'], { indexName: 'stores_name_uniq' });
    table.index(['created_at', 'name'], 'stores_created_at_idx');
    table.index(['updated_at', 'name'], 'stores_updated_at_idx');
    table.index(['phase', 'created_at', 'name'], 'stores_phase_idx');
    table.index(['owner', 'created_at', 'name'], 'stores_owner_idx');
  });

  await knex.schema.createTable('operations', table => {
    table.comment('What is to become of the stores, kept until it is done');
    table.string('id', 36).primary().comment('Unique for ever');
    table.string('store_id', 36).notNullable().comment('The store it is about');
    table.string('kind', 32).notNullable().comment('provision or delete');
    table
      .string('status', 32)
      .notNullable()
      .comment('Running, Succeeded, Failed or Superseded');
    table.string('step', 64).nullable().comment('The step that was run last');
    table
      .integer('attempts')
      .notNullable()
      .comment('How often that step failed in a row');
    table
      .dateTime('deadline', { precision: 3 })
      .notNullable()
      .comment('When the operation is given up');
    table.text('actor').notNullable().comment('Who asked for it');
    table
      .boolean('release_applied')
      .notNullable()
      .comment('Whether this operation’s release was applied');
    table.string('reason', 64).nullable().comment('Why it failed');
    table.text('message').nullable().comment('Why it failed, in words');
    table.dateTime('created_at', { precision: 3 }).notNullable();
    table
      .dateTime('finished_at', { precision: 3 })
      .nullable()
      .comment('When its status stopped being Running');

    table
      .foreign('store_id', 'operations_store_id_fk')
      .references('stores.id')
      .onDelete('CASCADE');
    table.index(['store_id', 'status'], 'operations_store_id_idx');
  });

  await knex.schema.createTable('store_events', table => {
    table.comment('What happened to the stores; only the latest are kept');
    table.bigIncrements('id').comment('Grows from event to event');
    table
      .string('store_id', 36)
      .notNullable()
      .comment('The store it happened to');
    table.string('type', 16).notNullable().comment('Normal or Warning');
    table.string('reason', 64).notNullable().comment('What happened, a word');
    table.text('message').notNullable().comment('What happened, in words');
    table.dateTime('created_at', { precision: 3 }).notNullable();

    table
      .foreign('store_id', 'store_events_store_id_fk')
      .references('stores.id')
      .onDelete('CASCADE');
    table.index(['store_id', 'id'], 'store_events_store_id_idx');
  });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('store_events');
  await knex.schema.dropTable('operations');
  await knex.schema.dropTable('stores');
};
