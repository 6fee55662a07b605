import { useMemo } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Store,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
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
  const load = useMemo(() => makeLoad(api, name), [api, name]);
  const { value, error, loading, reload } = useLiveValue(load);
  const { store, gone }: Partial<StoreAnswer> =
    value?.name === name ? value : {};
  useStoreChanges({
    // As long as its id isn't known, any store may be this one.
    isNews: ({ id, updatedAt }) =>
      !store || (id === store.id && !hasVersion(store, updatedAt)),
    hasFailed: error !== undefined,
    reload,
  });
  useQueueWatch({ store, reload });

  if (gone) {
    return { loading, gone, reload };
  }
  return { store, error, loading: loading && !store, reload };
}

/** What there was of a store of that name. */
interface StoreAnswer extends Pick<StoreResult, 'store' | 'gone'> {
  name: string;
}

/**
 * Returns what reads a store. That it is gone is an answer like any other, which
 * stands until there is another one, however often it can't be read meanwhile.
 */
function makeLoad(api: StoreApi, name: string) {
  let gone: StoreResult['gone'] = 'missing';
  return async (signal: AbortSignal): Promise<StoreAnswer> => {
    try {
      const store = await api.getStore(name, { signal });
      gone = 'deleted';
      return { name, store };
    } catch (error) {
      if (isErrorNamed(error as Error, 'NotFoundError')) {
        return { name, gone };
      }
      throw error;
    }
  };
}
