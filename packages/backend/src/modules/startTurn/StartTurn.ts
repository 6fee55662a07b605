import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { releaseMigrationLocks } from './releaseMigrationLocks';

const KEY = "hashtext('backstage-start-turn')";
const INTERVAL_MS = 500;

/**
 * The turn of one replica to start, among all that share a database.
 *
 * Backstage's plugins bring their tables up to date when they start, and Knex's
 * own lock is not made for several that begin at the same time: on an empty
 * database two of them can each add a row to it, after which nobody ever gets it
 * again. Some migrations run outside of a transaction, and a replica that dies
 * during one of those leaves the lock behind.
 */
export class StartTurn {
  readonly #database: Knex;
  readonly #logger: LoggerService;
  #connection?: unknown;

  static create(options: { database: Knex; logger: LoggerService }): StartTurn {
    const { database, logger } = options;
    return new StartTurn(database, logger);
  }

  private constructor(database: Knex, logger: LoggerService) {
    this.#database = database;
    this.#logger = logger;
  }

  /** Waits for the turn. Who dies with it gives it back with its connection. */
  async take(): Promise<void> {
    this.#connection = await this.#database.client.acquireConnection();
    if (!(await this.#isTaken())) {
      this.#logger.info('Waiting until another replica has started');
      // Not by a statement that waits: what is created concurrently in a
      // migration would wait for that one.
      do {
        await sleep(INTERVAL_MS);
      } while (!(await this.#isTaken()));
    }
    const released = await releaseMigrationLocks(this.#database);
    for (const table of released) {
      this.#logger.warn(
        `Freed ${table}, which a replica that died has left locked`,
      );
    }
  }

  async end(): Promise<void> {
    try {
      await this.#query(`select pg_advisory_unlock(${KEY})`);
    } finally {
      await this.#database.client.releaseConnection(this.#connection);
      await this.#database.destroy();
    }
  }

  async #isTaken(): Promise<boolean> {
    const { rows } = await this.#query(
      `select pg_try_advisory_lock(${KEY}) as taken`,
    );
    return rows[0].taken;
  }

  #query(sql: string) {
    return this.#database.raw(sql).connection(this.#connection);
  }
}
