import {
  STORE_PHASES,
  STORE_SORTS,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoresQuery } from '../../hooks';

/** What the page shows at first: the newest stores. */
export const INITIAL_QUERY: StoresQuery = { sort: '-createdAt' };

/** Whether a query leaves stores out. */
export function isFiltered(query: StoresQuery): boolean {
  return Boolean(query.q || query.phase || query.owner || query.cluster);
}

/** Reads a query from an address, and leaves out what makes no sense. */
export function parseStoresQuery(params: URLSearchParams): StoresQuery {
  const query: StoresQuery = {
    q: params.get('q') || undefined,
    phase: STORE_PHASES.find(phase => phase === params.get('phase')),
    owner: params.get('owner') || undefined,
    cluster: params.get('cluster') || undefined,
    sort:
      STORE_SORTS.find(sort => sort === params.get('sort')) ??
      INITIAL_QUERY.sort,
  };
  return Object.fromEntries(
    Object.entries(query).filter(([, value]) => value !== undefined),
  );
}

/** Writes a query as it is in an address. */
export function formatStoresQuery(query: StoresQuery): URLSearchParams {
  return new URLSearchParams(
    Object.entries(query).flatMap(([key, value]) =>
      value && value !== INITIAL_QUERY.sort ? [[key, value]] : [],
    ),
  );
}
