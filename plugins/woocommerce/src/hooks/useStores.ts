import { useCallback, useEffect } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  ListStoresRequest,
  Store,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { hasVersion } from '../lib/hasVersion';
import { PageState, usePage } from './usePage';
import { useStoreChanges } from './useStoreChanges';

/** Which stores to show, and in which order. */
export type StoresQuery = Omit<ListStoresRequest, 'limit' | 'cursor'>;

/** One page of stores as it was last read, and the way to other pages. */
export interface StoresResult extends PageState {
  stores?: Store[];
  /** The number of stores on all pages. */
  totalItems: number;
}

/**
 * Reads a page of stores, and reads it again whenever a store changes.
 *
 * @param query - has to be memoized; another one starts on the first page
 */
export function useStores(query: StoresQuery): StoresResult {
  const api = useApi(woocommerceApiRef);
  const read = useCallback(
    (...args: Parameters<StoreApi['listStores']>) => api.listStores(...args),
    [api],
  );
  const { page, ...state } = usePage(query, read);
  const { error, loading, reload, showPrevious } = state;
  useStoreChanges({
    // A store that isn't shown may belong on the page now.
    isNews: ({ id, updatedAt }) =>
      !hasVersion(
        page?.items.find(store => store.id === id),
        updatedAt,
      ),
    hasFailed: error !== undefined,
    reload,
  });

  const isEmptied = !loading && !error && page?.items.length === 0;
  useEffect(() => {
    if (isEmptied && showPrevious) {
      showPrevious();
    }
  });

  return {
    stores: page?.items,
    totalItems: page?.totalItems ?? 0,
    ...state,
  };
}
