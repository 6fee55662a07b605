import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Cluster } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** The clusters, as they were last read. */
export interface ClustersResult {
  clusters?: Cluster[];
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
}

/** Reads the clusters in which stores live. */
export function useClusters(): ClustersResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.listClusters({ signal }),
    [api],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  return { clusters: value, error, loading, reload };
}
