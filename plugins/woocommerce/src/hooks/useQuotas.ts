import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { Quota } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useLiveValue } from './useLiveValue';

/** Quotas, as they were last read. */
export interface QuotasResult {
  quotas?: Quota[];
  /** The owner that the quotas were read for. */
  owner?: string;
  error?: Error;
}

/**
 * Reads the quotas that a new store of an owner, the user when absent, would
 * count against.
 *
 * @param owner - the owner
 * @param edition - has them read again when it is another one
 */
export function useQuotas(owner?: string, edition?: string): QuotasResult {
  const api = useApi(woocommerceApiRef);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      owner,
      edition,
      quotas: await api.listQuotas({ owner }, { signal }),
    }),
    [api, owner, edition],
  );
  const { value, error } = useLiveValue(load);
  return { quotas: value?.quotas, owner: value?.owner, error };
}
