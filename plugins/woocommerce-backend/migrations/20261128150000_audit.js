// @ts-check

const TABLES = ['audit_events', 'audit_outcomes'];

/**
 * What is written stays as it is; rows only go when they are older than what is
 * to be kept.
 *
 * @param {import('knex').Knex} knex
 */
async function forbidUpdates(knex) {
  const isPostgres = knex.client.config.client.includes('pg');
  if (isPostgres) {
    await knex.raw(`
      CREATE FUNCTION refuse_audit_update() RETURNS trigger AS $$
      BEGIN
        RAISE EXCEPTION 'The audit log is append-only';
      END;
      $$ LANGUAGE plpgsql
    `);
  }
  for (const table of TABLES) {
    await knex.raw(
      isPostgres
        ? `CREATE TRIGGER ${table}_append_only BEFORE UPDATE ON ${table}
           FOR EACH ROW EXECUTE FUNCTION refuse_audit_update()`
        : `CREATE TRIGGER ${table}_append_only BEFORE UPDATE ON ${table}
           BEGIN SELECT RAISE(ABORT, 'The audit log is append-only'); END`,
    );
  }
}

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.createTable('audit_events', table => {
    table.comment('Who asked for what; outlives the stores it is about');
    table.bigIncrements('id').comment('Grows from event to event');
    table.string('action', 32).notNullable().comment('What was asked for');
    table.string('store_name', 100).notNullable().comment('As it was asked');
    table.string('store_id', 36).nullable().comment('Null when there was none');
    table.string('owner').nullable().comment('Who owned the store');
    table.string('actor').notNullable().comment('Who asked for it');
    table.string('via').nullable().comment('What asked on their behalf');
    table.string('address', 64).nullable().comment('Where it came from');
    table.text('before').nullable().comment('The store before it, as JSON');
    table.dateTime('requested_at', { precision: 3 }).notNullable();

    table.index(['requested_at'], 'audit_events_requested_at_idx');
    table.index(['actor', 'id'], 'audit_events_actor_idx');
    table.index(['store_name', 'id'], 'audit_events_store_name_idx');
  });
  await knex.schema.createTable('audit_outcomes', table => {
    table.comment('What came of it; missing as long as that isn’t known');
    table.bigInteger('event_id').primary().comment('What was asked for');
    table
      .string('outcome', 16)
      .notNullable()
      .comment('succeeded, failed or denied');
    table.text('message').nullable().comment('Why it failed or was denied');
    table.string('store_id', 36).nullable().comment('Of what was made');
    table.string('owner').nullable().comment('Of what was made');
    table.text('after').nullable().comment('The store after it, as JSON');
    table.dateTime('finished_at', { precision: 3 }).notNullable();

    table
      .foreign('event_id', 'audit_outcomes_event_id_fk')
      .references('audit_events.id')
      .onDelete('CASCADE');
  });
  await forbidUpdates(knex);
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('audit_outcomes');
  await knex.schema.dropTable('audit_events');
  if (knex.client.config.client.includes('pg')) {
    await knex.raw('DROP FUNCTION refuse_audit_update()');
  }
};
