import {
  ListStoresRequest,
  StoreSort,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { toSearchText } from './toSearchText';
import { selectStores, toStoreRecord } from './selectStores';
import {
  decodeStoreCursor,
  encodeStoreCursor,
  StoreCursor,
} from './storeCursor';
import { meets } from './meets';
import { StoreCriteria, StorePage, StoreRecord } from './StoreRepository';

const DEFAULT_SORT: StoreSort = '-createdAt';
const DEFAULT_LIMIT = 20;

const SORT_COLUMNS = {
  name: 'stores.name',
  createdAt: 'stores.created_at',
  updatedAt: 'stores.updated_at',
} as const;

/**
 * Reads one page of stores. It starts where the cursor says instead of counting
 * rows, so that a page far back costs as much as the first one, and no store is
 * skipped or shown twice when others come and go.
 */
export async function listStores(
  database: Knex,
  request: ListStoresRequest,
  criteria?: StoreCriteria,
): Promise<StorePage> {
  const { phase, owner, cluster, q, sort = DEFAULT_SORT } = request;
  const { limit = DEFAULT_LIMIT, cursor } = request;
  const scope = { phase, owner, cluster, q, sort };
  const field = sort.replace(/^-/, '') as keyof typeof SORT_COLUMNS;
  const direction = sort.startsWith('-') ? 'desc' : 'asc';

  const page = selectStores(database)
    .where(matches(request, criteria))
    .orderBy([
      { column: SORT_COLUMNS[field], order: direction },
      { column: 'stores.name', order: direction },
    ])
    .limit(limit + 1);
  if (cursor !== undefined) {
    const { value, name } = decodeStoreCursor(cursor, scope);
    page.whereRaw(`(??, ??) ${direction === 'asc' ? '>' : '<'} (?, ?)`, [
      SORT_COLUMNS[field],
      'stores.name',
      typeof value === 'number' ? new Date(value) : value,
      name,
    ]);
  }

  const records = (await page).map(toStoreRecord);
  const [{ count }] = await database('stores')
    .where(matches(request, criteria))
    .count({ count: '*' });
  const last = records.length > limit ? records[limit - 1] : undefined;
  return {
    items: records.slice(0, limit),
    totalItems: Number(count),
    nextCursor: last && encodeStoreCursor(toPosition(last, field), scope),
  };
}

function matches(
  request: ListStoresRequest,
  criteria: StoreCriteria | undefined,
): Knex.QueryCallback {
  const { phase, owner, cluster, q } = request;
  return query => {
    if (criteria) {
      query.where(meets(criteria));
    }
    if (phase) {
      query.where('stores.phase', phase);
    }
    if (owner) {
      query.where('stores.owner', owner);
    }
    if (cluster) {
      query.where('stores.cluster', cluster);
    }
    if (q) {
      const pattern = `%${toSearchText(q).replace(/[!%_]/g, '!$&')}%`;
      query.whereRaw("stores.search_text like ? escape '!'", [pattern]);
    }
  };
}

function toPosition(
  record: StoreRecord,
  field: keyof typeof SORT_COLUMNS,
): StoreCursor {
  const value = record[field];
  return {
    value: value instanceof Date ? value.getTime() : value,
    name: record.name,
  };
}
