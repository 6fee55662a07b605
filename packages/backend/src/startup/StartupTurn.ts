import knexFactory, { Knex } from 'knex';

/** Any number, as long as all replicas have the same. */
const LOCK = 7_007_241_126;

/** After which time a replica no longer waits for one that does not get anywhere. */
const PATIENCE_MS = 5 * 60_000;

/** PostgreSQL's code for a lock that was not to be had in time. */
const LOCK_NOT_AVAILABLE = '55P03';

/**
 * The turn to start, of which replicas that share a PostgreSQL have one at a
 * time: migrations of the same tables must not run twice at once, and Knex
 * refuses that instead of waiting. It ends with the process, however that ends.
 */
export class StartupTurn {
  readonly #knex: Knex;
  readonly #transaction: Knex.Transaction;

  /**
   * Waits for the turn, and goes on without it when it does not come in time.
   *
   * @param options.connection - what Backstage connects to the database with
   */
  static async take(options: {
    connection: Knex.StaticConnectionConfig | string;
    patienceMs?: number;
  }): Promise<StartupTurn> {
    const { connection, patienceMs = PATIENCE_MS } = options;
    const knex = knexFactory({
      client: 'pg',
      connection,
      pool: { min: 0, max: 1 },
    });
    try {
      const transaction = await knex.transaction();
      const turn = new StartupTurn({ knex, transaction });
      await turn.#wait(patienceMs);
      return turn;
    } catch (error) {
      await knex.destroy();
      throw error;
    }
  }

  private constructor(options: { knex: Knex; transaction: Knex.Transaction }) {
    this.#knex = options.knex;
    this.#transaction = options.transaction;
  }

  /** Lets the next replica start. */
  async end(): Promise<void> {
    await this.#transaction.rollback();
    await this.#knex.destroy();
  }

  // A lock of the transaction, because those of sessions get lost in poolers.
  async #wait(patienceMs: number): Promise<void> {
    await this.#transaction.raw(`SET LOCAL lock_timeout = ${patienceMs}`);
    try {
      await this.#transaction.raw('SELECT pg_advisory_xact_lock(?)', [LOCK]);
    } catch (error) {
      if ((error as { code?: string }).code !== LOCK_NOT_AVAILABLE) {
        throw error;
      }
    }
  }
}
