// @ts-check

/**
 * @param {import('knex').Knex} knex
 */
exports.up = async function up(knex) {
  await knex.schema.alterTable('stores', table => {
    table
      .string('namespace_uid', 36)
      .nullable()
      .comment('The UID of the namespace that was made for the store');
    table
      .text('evidence')
      .nullable()
      .comment('What proves the reason, as JSON; null when nothing does');
    table
      .string('lease_holder', 64)
      .nullable()
      .comment('The replica that works on the store');
    table
      .dateTime('lease_expires_at', { precision: 3 })
      .nullable()
      .comment('When the store is free again unless the holder says otherwise');
    table
      .integer('lease_epoch')
      .notNullable()
      .defaultTo(0)
      .comment('Grows with each claim; a write with an older one is refused');
    table
      .boolean('lease_busy')
      .notNullable()
      .defaultTo(false)
      .comment('Whether the holder may change something, which is limited');
    table
      .dateTime('due_at', { precision: 3 })
      .nullable()
      .comment('From when on the store waits for its turn');

    table.index(['due_at'], 'stores_due_at_idx');
    table.index(['lease_expires_at'], 'stores_lease_expires_at_idx');
  });
  await knex.schema.alterTable('operations', table => {
    table
      .dateTime('started_at', { precision: 3 })
      .nullable()
      .comment('When its first step was begun');
    table
      .text('steps')
      .nullable()
      .comment('The steps that were run so far, as JSON');
    table
      .text('evidence')
      .nullable()
      .comment('What proves the reason, as JSON; null when nothing does');

    table.index(['store_id', 'created_at'], 'operations_created_at_idx');
  });
  await knex.schema.createTable('requests', table => {
    table.comment('What was asked for with an idempotency key, for a day');
    table.string('actor').notNullable().comment('Who asked for it');
    table.string('key', 200).notNullable().comment('The idempotency key');
    table.string('hash', 64).notNullable().comment('Of what was asked for');
    table
      .string('store_id', 36)
      .notNullable()
      .comment('The store it was about, which may be gone');
    table
      .string('operation_id', 36)
      .notNullable()
      .comment('The operation that came of it');
    table.dateTime('created_at', { precision: 3 }).notNullable();

    table.primary(['actor', 'key']);
    table.index(['created_at'], 'requests_created_at_idx');
  });
  // What was under way when the portal was upgraded goes on.
  await knex('stores')
    .whereIn(
      'operation_id',
      knex('operations').select('id').where({ status: 'Running' }),
    )
    .update({ due_at: knex.ref('created_at') });
};

/**
 * @param {import('knex').Knex} knex
 */
exports.down = async function down(knex) {
  await knex.schema.dropTable('requests');
  // On SQLite, Knex's own way makes the table anew, and the stores' operations
  // and events would go with the old one.
  await knex.raw('DROP INDEX operations_created_at_idx');
  for (const column of ['started_at', 'steps', 'evidence']) {
    await knex.raw('ALTER TABLE operations DROP COLUMN ??', [column]);
  }
  await knex.raw('DROP INDEX stores_due_at_idx');
  await knex.raw('DROP INDEX stores_lease_expires_at_idx');
  for (const column of [
    'namespace_uid',
    'evidence',
    'lease_holder',
    'lease_expires_at',
    'lease_epoch',
    'lease_busy',
    'due_at',
  ]) {
    await knex.raw('ALTER TABLE stores DROP COLUMN ??', [column]);
  }
};
