import { Knex } from 'knex';
import { isPostgres } from './isPostgres';
import { Placement, StoreUsage, UsageCheck, UsageSubject } from './Placement';
import { OperationRow, StoreCreationRow, StoreRow } from './storeRows';
import { NewStore } from './StoreRepository';

const HOUR_MS = 60 * 60_000;

/** Of no meaning, but the same in all replicas. */
const USAGE_LOCK = 7_265_110;

/**
 * Asks whether there is room, and keeps others from taking it until the
 * transaction ends.
 */
export async function checkUsage(options: {
  transaction: Knex.Transaction;
  usage: UsageCheck | undefined;
  now: Date;
}): Promise<void> {
  const { transaction, usage, now } = options;
  if (!usage || usage.subjects.length === 0) {
    return;
  }
  await lockUsage(transaction);
  usage.check(await readUsages(transaction, usage.subjects, now), now);
}

/**
 * Decides where a new store will be, and keeps others from taking that place
 * until the transaction ends.
 */
export async function placeStore(options: {
  transaction: Knex.Transaction;
  placement: Placement;
  now: Date;
}): Promise<ReturnType<Placement['choose']>> {
  const { transaction, placement, now } = options;
  if (placement.clusters.length === 0) {
    return placement.choose([]);
  }
  await lockUsage(transaction);
  const subjects = placement.clusters.map(name => ({
    scope: 'cluster' as const,
    name,
  }));
  return placement.choose(await readUsages(transaction, subjects, now));
}

/** SQLite has one transaction at a time anyway. */
async function lockUsage(transaction: Knex.Transaction): Promise<void> {
  if (isPostgres(transaction)) {
    await transaction.raw('select pg_advisory_xact_lock(?)', [USAGE_LOCK]);
  }
}

async function readUsages(
  transaction: Knex.Transaction,
  subjects: readonly UsageSubject[],
  now: Date,
): Promise<StoreUsage[]> {
  const usages: StoreUsage[] = [];
  for (const subject of subjects) {
    usages.push(await readUsage(transaction, subject, now));
  }
  return usages;
}

/** Reads what counts for somebody now. */
export async function readUsage(
  database: Knex,
  subject: UsageSubject,
  now: Date,
): Promise<StoreUsage> {
  const plans = await database<StoreRow>('stores')
    .where(countsFor(subject))
    .groupBy('plan')
    .select('plan')
    .count({ count: '*' });
  const [operations] = await database<OperationRow>('operations')
    .join('stores', 'stores.operation_id', 'operations.id')
    .where('operations.status', 'Running')
    .whereNot('operations.kind', 'delete')
    .where(countsOperationFor(subject))
    .count({ count: '*' });
  const creations = await database<StoreCreationRow>('store_creations')
    .where('created_at', '>', new Date(now.getTime() - HOUR_MS))
    .where(countsFor(subject))
    .orderBy('created_at')
    .pluck('created_at');
  return {
    stores: new Map(
      plans.map(({ plan, count }) => [String(plan), Number(count)]),
    ),
    operations: Number(operations.count),
    creations: creations.map(createdAt => new Date(createdAt)),
  };
}

/** Remembers that a store was requested, for as long as that counts. */
export async function recordCreation(options: {
  transaction: Knex.Transaction;
  store: NewStore;
  now: Date;
}): Promise<void> {
  const { transaction, store, now } = options;
  await transaction<StoreCreationRow>('store_creations')
    .where('created_at', '<=', new Date(now.getTime() - HOUR_MS))
    .delete();
  await transaction<StoreCreationRow>('store_creations').insert({
    store_id: store.id,
    created_by: store.createdBy,
    owner: store.owner,
    cluster: store.cluster,
    created_at: now,
  });
}

/** What a user has asked for or owns, a group owns, or is in a cluster. */
function countsFor({ scope, name }: UsageSubject): Knex.QueryCallback {
  return query => {
    if (scope === 'cluster') {
      query.where({ cluster: name });
    } else if (scope === 'group') {
      query.where({ owner: name });
    } else {
      query.where({ owner: name }).orWhere({ created_by: name });
    }
  };
}

/** What a user has asked for or is done to what they own, or a group owns, or is in a cluster. */
function countsOperationFor({ scope, name }: UsageSubject): Knex.QueryCallback {
  return query => {
    if (scope === 'cluster') {
      query.where({ 'stores.cluster': name });
    } else if (scope === 'group') {
      query.where({ 'stores.owner': name });
    } else {
      query
        .where({ 'stores.owner': name })
        .orWhere({ 'operations.actor': name });
    }
  };
}
