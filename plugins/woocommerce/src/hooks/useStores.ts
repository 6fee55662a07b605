import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ListStoresRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { hasVersion } from '../lib/hasVersion';
import { useCursors } from './useCursors';
import { useLiveValue } from './useLiveValue';
import { useStoreChanges } from './useStoreChanges';

const PAGE_SIZE = 20;

/** Which stores to show, and in which order. */
export type StoresQuery = Omit<ListStoresRequest, 'limit' | 'cursor'>;

/** One page of stores as it was last read, and the way to other pages. */
export interface StoresResult {
  stores?: Store[];
  /** The number of stores on all pages. */
  totalItems: number;
  /** The number of stores on the pages before this one. */
  offset: number;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
  /** Goes to the page before; absent on the first page. */
  showPrevious?(): void;
  /** Goes to the next page; absent on the last page. */
  showNext?(): void;
}

/**
 * Reads a page of stores, and reads it again whenever a store changes.
 *
 * @param query - has to be memoized; another one starts on the first page
 */
export function useStores(query: StoresQuery): StoresResult {
  const api = useApi(woocommerceApiRef);
  const { cursor, pagesBefore, showPrevious, ...pages } = useCursors(query);

  const load = useCallback(
    (signal: AbortSignal) =>
      api.listStores({ ...query, limit: PAGE_SIZE, cursor }, { signal }),
    [api, query, cursor],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  useStoreChanges({
    // A store that isn't shown may belong on the page now.
    isNews: ({ id, updatedAt }) =>
      !hasVersion(
        value?.items.find(store => store.id === id),
        updatedAt,
      ),
    hasFailed: error !== undefined,
    reload,
  });

  const nextCursor = value?.nextCursor;
  const showNext = nextCursor ? () => pages.showNext(nextCursor) : undefined;

  const isEmptied = !loading && value?.items.length === 0;
  useEffect(() => {
    if (isEmptied && showPrevious) {
      showPrevious();
    }
  });

  return {
    stores: value?.items,
    totalItems: value?.totalItems ?? 0,
    offset: pagesBefore * PAGE_SIZE,
    error,
    loading,
    reload,
    showPrevious,
    showNext,
  };
}
