import { randomUUID } from 'node:crypto';
import { Knex } from 'knex';
import { BenchDatabase } from './BenchDatabase';
import type { StandingStore } from './StandingStores';

/** In which Backstage keeps what the plugin writes. */
const SCHEMA = 'woocommerce';
const ROWS_AT_ONCE = 500;
const SECOND_MS = 1_000;

type Row = Record<string, unknown>;

/** The rows of stores, as copies of those of one that was made. */
export class StandingRows {
  readonly #store: Row;
  readonly #operation: Row;

  /** Reads the rows of a store that is there. */
  static async read(
    { knex }: BenchDatabase,
    { id }: { id: string },
  ): Promise<StandingRows> {
    const store = await table(knex, 'stores').where({ id }).first();
    const operation = await table(knex, 'operations')
      .where({ id: store?.operation_id })
      .first();
    if (!store || !operation) {
      throw new Error(`The database has no store ${id}`);
    }
    return new StandingRows(store, operation);
  }

  private constructor(store: Row, operation: Row) {
    this.#store = store;
    this.#operation = operation;
  }

  /** Adds stores that nobody has looked at yet, each a second older than the one before. */
  async insert(
    { knex }: BenchDatabase,
    stores: readonly StandingStore[],
  ): Promise<void> {
    const now = Date.now();
    const rows = stores.map((store, index) =>
      this.#makeRows(store, new Date(now - index * SECOND_MS)),
    );
    await knex.batchInsert(
      `${SCHEMA}.stores`,
      rows.map(({ store }) => store),
      ROWS_AT_ONCE,
    );
    await knex.batchInsert(
      `${SCHEMA}.operations`,
      rows.map(({ operation }) => operation),
      ROWS_AT_ONCE,
    );
    await knex.raw('analyze');
  }

  #makeRows(store: StandingStore, at: Date): { store: Row; operation: Row } {
    const operationId = randomUUID();
    const { name, id, namespaceUid } = store;
    const texts = JSON.parse(
      JSON.stringify({
        title: this.#store.title,
        search_text: this.#store.search_text,
        namespace: this.#store.namespace,
        url: this.#store.url,
        admin_url: this.#store.admin_url,
      }).replaceAll(String(this.#store.name), name),
    );
    return {
      store: {
        ...this.#store,
        ...texts,
        id,
        name,
        operation_id: operationId,
        namespace_uid: namespaceUid,
        phase: 'Pending',
        conditions: '[]',
        release_revision: null,
        observed_at: null,
        created_at: at,
        updated_at: at,
      },
      operation: {
        ...this.#operation,
        id: operationId,
        store_id: id,
        created_at: at,
      },
    };
  }
}

function table(knex: Knex, name: string): Knex.QueryBuilder<Row> {
  return knex<Row>(name).withSchema(SCHEMA);
}
