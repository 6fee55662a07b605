import { DatabaseService } from '@backstage/backend-plugin-api';
import { StoreReason } from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { callDatabase } from './callDatabase';
import { readDatabaseTime } from './readDatabaseTime';
import { Census, StoreCensus } from './StoreCensus';
import { OperationRow, StoreRow, Timestamp } from './storeRows';

/** For so long an engine may take to notice that an operation's time is up. */
const OVERDUE_MS = 60_000;

/** Databases answer counts as text or numbers. */
type Counted<T> = T & { count: string | number };

type CountedOperation = Counted<
  Pick<StoreRow, 'cluster'> & Pick<OperationRow, 'kind'>
>;

/** Counts in the plugin's database. */
export class DatabaseStoreCensus implements StoreCensus {
  readonly #database: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseStoreCensus> {
    return new DatabaseStoreCensus(await options.database.getClient());
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async read(): Promise<Census> {
    return callDatabase(async () => {
      const now = await readDatabaseTime(this.#database);
      return {
        phases: await this.#countPhases(),
        reasons: await this.#countReasons(),
        unreachable: await this.#countUnreachable(),
        waiting: await this.#countWaiting(now),
        running: await this.#countRunning(),
        overdue: await this.#countOverdue(now),
      };
    });
  }

  async #countPhases() {
    const rows: Counted<Pick<StoreRow, 'cluster' | 'phase'>>[] =
      await this.#database('stores')
        .select('cluster', 'phase')
        .groupBy('cluster', 'phase')
        .count({ count: '*' });
    return rows.map(toCount);
  }

  async #countReasons() {
    const rows: Counted<{ cluster: string; reason: StoreReason }>[] =
      await this.#database('stores')
        .whereNotNull('reason')
        .select('cluster', 'reason')
        .groupBy('cluster', 'reason')
        .count({ count: '*' });
    return rows.map(toCount);
  }

  async #countUnreachable() {
    const rows: Counted<Pick<StoreRow, 'cluster'>>[] = await this.#database(
      'stores',
    )
      .whereNotNull('unreachable_since')
      .select('cluster')
      .groupBy('cluster')
      .count({ count: '*' });
    return rows.map(toCount);
  }

  async #countWaiting(now: Date) {
    const rows: Counted<Pick<StoreRow, 'cluster'> & { oldest: Timestamp }>[] =
      await this.#selectRunning()
        .whereNull('operations.started_at')
        .select('stores.cluster')
        .groupBy('stores.cluster')
        .count({ count: '*' })
        .min({ oldest: 'operations.created_at' });
    return rows.map(({ oldest, ...row }) => ({
      ...toCount(row),
      oldestSeconds:
        Math.max(0, now.getTime() - new Date(oldest).getTime()) / 1_000,
    }));
  }

  async #countRunning() {
    const rows: CountedOperation[] = await this.#selectRunning()
      .whereNotNull('operations.started_at')
      .select('stores.cluster', 'operations.kind')
      .groupBy('stores.cluster', 'operations.kind')
      .count({ count: '*' });
    return rows.map(({ kind, ...row }) => ({ ...toCount(row), type: kind }));
  }

  async #countOverdue(now: Date) {
    const rows: Counted<Pick<StoreRow, 'cluster'>>[] =
      await this.#selectRunning()
        .whereNotNull('operations.started_at')
        .where('operations.deadline', '<', new Date(now.getTime() - OVERDUE_MS))
        // It is postponed for as long as the cluster does not answer.
        .whereNull('stores.unreachable_since')
        .select('stores.cluster')
        .groupBy('stores.cluster')
        .count({ count: '*' });
    return rows.map(toCount);
  }

  #selectRunning(): Knex.QueryBuilder {
    return this.#database('stores')
      .join('operations', 'operations.id', 'stores.operation_id')
      .where('operations.status', 'Running');
  }
}

function toCount<T extends { count: string | number }>(
  row: T,
): Omit<T, 'count'> & { count: number } {
  return { ...row, count: Number(row.count) };
}
