import { StoresQuery } from '../../hooks';

/** What the page shows at first: the newest stores. */
export const INITIAL_QUERY: StoresQuery = { sort: '-createdAt' };

/** Whether a query leaves stores out. */
export function isFiltered(query: StoresQuery): boolean {
  return Boolean(query.q || query.phase || query.owner);
}
