import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { useLiveValue } from '../../hooks/useLiveValue';

/** What deleting a store would take away, as it was last asked for. */
export interface DeletePlanResult {
  /** Absent when it could not be made again: an old one says nothing. */
  plan?: DeletePlan;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
}

/** Asks what deleting a store would take away. */
export function useDeletePlan(name: string): DeletePlanResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    (signal: AbortSignal) => api.planStoreDeletion(name, { signal }),
    [api, name],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  return { plan: error ? undefined : value, error, loading, reload };
}
