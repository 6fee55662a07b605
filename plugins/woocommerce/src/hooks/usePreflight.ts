import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** What a cluster lacks, as it was last read. */
export interface PreflightResult {
  preflight?: Preflight;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
}

/** Reads what a cluster lacks of what stores need. */
export function usePreflight(cluster: string): PreflightResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getClusterPreflight(cluster, { signal }),
    [api, cluster],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  return { preflight: value, error, loading, reload };
}
