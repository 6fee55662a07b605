import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { hasVersion } from '../lib/hasVersion';
import { isErrorNamed } from '../lib/isErrorNamed';
import { useLiveValue } from './useLiveValue';
import { useQueueWatch } from './useQueueWatch';
import { useStoreChanges } from './useStoreChanges';

/** A store as it was last read. */
export interface StoreResult {
  /** The store, also when it could not be read again; absent once it is gone. */
  store?: Store;
  /** Why the store could not be read. */
  error?: Error;
  loading: boolean;
  /** Whether there is no such store: it was deleted, or never was there. */
  gone?: 'deleted' | 'missing';
  reload(): Promise<void>;
}

/** Reads a store, and reads it again whenever it changes. */
export function useStore(name: string): StoreResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getStore(name, { signal }),
    [api, name],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  const store = value?.name === name ? value : undefined;
  const isMissing = isErrorNamed(error, 'NotFoundError');
  useStoreChanges({
    // As long as its id isn't known, any store may be this one.
    isNews: ({ id, updatedAt }) =>
      isMissing || !store || (id === store.id && !hasVersion(store, updatedAt)),
    hasFailed: error !== undefined && !isMissing,
    reload,
  });
  useQueueWatch({ store, reload });

  if (isMissing) {
    return { loading, gone: store ? 'deleted' : 'missing', reload };
  }
  return { store, error, loading: loading && !store, reload };
}
