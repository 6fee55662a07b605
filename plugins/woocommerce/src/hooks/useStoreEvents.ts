import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { StoreEvent } from '@woocommerce-backstage/plugin-woocommerce-common';
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
export function useStoreEvents(name: string): StoreEventsResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      name,
      events: await api.listStoreEvents(name, { signal }),
    }),
    [api, name],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  useStoreChanges({
    isNews: change => change.name === name,
    hasFailed: error !== undefined && !isErrorNamed(error, 'NotFoundError'),
    reload,
  });

  const events = value?.name === name ? value.events : undefined;
  return { events, error, loading: loading && !events };
}
