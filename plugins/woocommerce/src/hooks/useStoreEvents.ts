import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  Store,
  StoreEvent,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { isErrorNamed } from '../lib/isErrorNamed';
import { useLiveValue } from './useLiveValue';
import { useStoreChanges } from './useStoreChanges';

/** What happened to a store, as it was last read. */
export interface StoreEventsResult {
  events?: StoreEvent[];
  error?: Error;
  loading: boolean;
}

/** Reads what happened to a store, and reads it again whenever it changes. */
export function useStoreEvents(
  store: Pick<Store, 'id' | 'name'>,
): StoreEventsResult {
  const { id, name } = store;
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      id,
      events: await api.listStoreEvents(name, { signal }),
    }),
    [api, id, name],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  useStoreChanges({
    isNews: change => change.id === id,
    hasFailed: error !== undefined && !isErrorNamed(error, 'NotFoundError'),
    reload,
  });

  const events = value?.id === id ? value.events : undefined;
  return { events, error, loading: loading && !events };
}
