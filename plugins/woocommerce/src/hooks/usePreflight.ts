import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** What a cluster lacks, as it was last read or looked for. */
export interface PreflightResult {
  preflight?: Preflight;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
  /** Has the cluster looked at again, by pods, too, if wanted; rejects when that fails. */
  run(request: { probe: boolean }): Promise<void>;
}

/** Reads what a cluster lacks of what stores need. */
export function usePreflight(cluster: string): PreflightResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.getClusterPreflight(cluster, { signal }),
    [api, cluster],
  );
  const { value, error, loading, reload } = useLiveValue(load);

  // Not read again: another replica of the backend may know something older.
  const [ran, setRan] = useState<Preflight>();
  const run = useCallback(
    async (request: { probe: boolean }) =>
      setRan(await api.runClusterPreflight(cluster, request)),
    [api, cluster],
  );
  return ran?.cluster === cluster
    ? { preflight: ran, loading: false, reload, run }
    : { preflight: value, error, loading, reload, run };
}
