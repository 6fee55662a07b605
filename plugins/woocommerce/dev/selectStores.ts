import {
  ListStoresRequest,
  Store,
  StoreList,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Finds a page of stores as the backend would. */
export function selectStores(
  stores: Store[],
  request: ListStoresRequest,
): StoreList {
  const {
    phase,
    owner,
    cluster,
    q = '',
    sort = '-createdAt',
    limit = 20,
  } = request;
  const offset = Number(request.cursor ?? 0);
  const isDescending = sort.startsWith('-');
  const field = sort.replace('-', '') as 'name' | 'createdAt' | 'updatedAt';
  const matches = stores
    .filter(store => !phase || store.phase === phase)
    .filter(store => !owner || store.owner === owner)
    .filter(store => !cluster || store.cluster === cluster)
    .filter(store =>
      `${store.name} ${store.title}`.toLowerCase().includes(q.toLowerCase()),
    )
    .sort((a, b) => a[field].localeCompare(b[field]) * (isDescending ? -1 : 1));
  const end = offset + limit;
  return {
    items: matches.slice(offset, end),
    totalItems: matches.length,
    nextCursor: end < matches.length ? String(end) : undefined,
  };
}
