import { useCallback, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { DeletePlan } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../../api';
import { useLiveValue } from '../../hooks/useLiveValue';

/** What deleting a store would take away, as it was last asked for. */
export interface DeletePlanResult {
  /** Absent while another one is made and when that fails: an old one says nothing. */
  plan?: DeletePlan;
  error?: Error;
  loading: boolean;
  /** Asks again. */
  renew(): void;
}

/** Asks what deleting a store would take away. */
export function useDeletePlan(name: string): DeletePlanResult {
  const api = useApi(woocommerceApiRef);
  const [edition, setEdition] = useState(0);
  const load = useCallback(
    async (signal: AbortSignal) => ({
      edition,
      plan: await api.planStoreDeletion(name, { signal }),
    }),
    [api, name, edition],
  );
  const { value, error, loading } = useLiveValue(load);
  const isPresent = !loading && !error && value?.edition === edition;
  return {
    plan: isPresent ? value.plan : undefined,
    error,
    loading,
    renew: () => setEdition(edition + 1),
  };
}
