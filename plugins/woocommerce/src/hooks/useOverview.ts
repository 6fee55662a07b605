import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Overview } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** The overview as it was last read. */
export interface OverviewResult {
  /** Absent when it could not be read for other days than before. */
  overview?: Overview;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
}

/** Reads how all stores do, and have done for some days. */
export function useOverview(days: number): OverviewResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      days,
      overview: await api.getOverview({ days }, { signal }),
    }),
    [api, days],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  const overview = error && value?.days !== days ? undefined : value?.overview;
  return { overview, error, loading, reload };
}
