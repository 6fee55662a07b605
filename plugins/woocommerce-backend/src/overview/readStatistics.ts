import {
  Overview,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { isPostgres } from '../database/isPostgres';
import { OperationRow, StoreRow, Timestamp } from '../database/storeRows';

/** More reasons than there are for anybody to look through. */
const MAX_FAILURES = 50;

const PERCENTILES = [50, 95, 99] as const;

/** What is done in a cluster, and what waits. */
export interface ClusterQueue {
  readonly waiting: number;
  readonly running: number;
  readonly waitingSince?: Date;
}

/** How many stores of each cluster are in each phase. */
export async function countPhases(
  database: Knex,
): Promise<Array<{ cluster: string; phase: StorePhase; count: number }>> {
  const rows = await database<StoreRow>('stores')
    .groupBy('cluster', 'phase')
    .orderBy(['cluster', 'phase'])
    .select('cluster', 'phase')
    .count({ count: '*' });
  return rows.map(({ cluster, phase, count }) => ({
    cluster: String(cluster),
    phase: phase as StorePhase,
    count: Number(count),
  }));
}

/** What is done in each cluster, by its name. */
export async function readQueues(
  database: Knex,
): Promise<Map<string, ClusterQueue>> {
  const rows: Array<{
    cluster: string;
    waiting: number | string;
    running: number | string;
    since: Timestamp | null;
  }> = await database<OperationRow>('operations')
    .join('stores', 'stores.operation_id', 'operations.id')
    .where('operations.status', 'Running')
    .groupBy('stores.cluster')
    .select('stores.cluster', {
      waiting: database.raw('count(*) - count(operations.started_at)'),
      running: database.raw('count(operations.started_at)'),
      since: database.raw(
        'min(case when operations.started_at is null then operations.created_at end)',
      ),
    });
  return new Map(
    rows.map(({ cluster, waiting, running, since }) => [
      cluster,
      {
        waiting: Number(waiting),
        running: Number(running),
        ...(since !== null && { waitingSince: new Date(since) }),
      },
    ]),
  );
}

/**
 * How long it took from the request until a store was ready. Percentiles are by
 * nearest rank, which are times that something really took, and which all
 * databases find in the same way.
 */
export async function readProvisioningTimes(
  database: Knex,
  since: Date,
): Promise<Overview['provisioning']> {
  const durations = database
    .from(selectFinished(database, since))
    .where({ kind: 'provision', status: 'Succeeded' })
    .select({ ms: database.raw(toMilliseconds(database)) });
  const ranked = database.from(durations.as('durations')).select('ms', {
    place: database.raw('row_number() over (order by ms)'),
    total: database.raw('count(*) over ()'),
  });
  const rows: Array<Record<'ms' | 'place' | 'total', number | string>> =
    await database
      .from(ranked.as('ranked'))
      .whereRaw(
        `place in (${PERCENTILES.map(
          percent => `(total * ${percent} + 99) / 100`,
        ).join(', ')})`,
      )
      .select('ms', 'place', 'total');
  const count = Number(rows[0]?.total ?? 0);
  const [p50Ms, p95Ms, p99Ms] = PERCENTILES.map(percent => {
    const place = Math.ceil((count * percent) / 100);
    const row = rows.find(each => Number(each.place) === place);
    return row && Math.round(Number(row.ms));
  });
  return { count, ...(count > 0 && { p50Ms, p95Ms, p99Ms }) };
}

/** Why operations failed, the most frequent reasons first. */
export async function countFailures(
  database: Knex,
  since: Date,
): Promise<Overview['failures']> {
  const rows: Array<{
    kind: Overview['failures'][number]['kind'];
    reason: string;
    count: number | string;
  }> = await database
    .from(selectFinished(database, since))
    .where({ status: 'Failed' })
    .groupBy('kind', 'reason')
    .orderBy([{ column: 'count', order: 'desc' }, 'kind', 'reason'])
    .limit(MAX_FAILURES)
    .select('kind', { reason: database.raw("coalesce(reason, 'Unknown')") })
    .count({ count: '*' });
  return rows.map(row => ({ ...row, count: Number(row.count) }));
}

/** The operations that ended, also those of stores that are gone. */
function selectFinished(database: Knex, since: Date) {
  const columns = ['kind', 'status', 'reason', 'created_at', 'finished_at'];
  return database('operations')
    .where('finished_at', '>=', since)
    .select(columns)
    .unionAll(
      database('past_operations')
        .where('finished_at', '>=', since)
        .select(columns),
    )
    .as('finished');
}

function toMilliseconds(database: Knex): string {
  return isPostgres(database)
    ? 'extract(epoch from (finished_at - created_at)) * 1000'
    : 'finished_at - created_at';
}
