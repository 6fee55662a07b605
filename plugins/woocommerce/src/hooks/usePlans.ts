import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Plan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** The plans, as they were last read. */
export interface PlansResult {
  plans?: Plan[];
  /** The owner that the plans were read for. */
  owner?: string;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
}

/**
 * Reads what a store can be, and which of that the user could have for an owner,
 * themselves when absent. Nobody but who may request stores may read it.
 */
export function usePlans(owner?: string): PlansResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      owner,
      plans: await api.listPlans({ owner }, { signal }),
    }),
    [api, owner],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  return { ...value, error, loading, reload };
}
