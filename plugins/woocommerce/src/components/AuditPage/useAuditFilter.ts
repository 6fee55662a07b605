import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';
import { AuditEventFilter } from '@woocommerce-backstage/plugin-woocommerce-common';
import { formatAuditFilter, parseAuditFilter } from './auditQuery';

/** Keeps what is looked for in the page's address, to be shared and gone back to. */
export function useAuditFilter() {
  const [params, setParams] = useSearchParams();
  const query = params.toString();
  const filter = useMemo(
    () => parseAuditFilter(new URLSearchParams(query)),
    [query],
  );
  const setFilter = useCallback(
    (changed: AuditEventFilter) =>
      setParams(formatAuditFilter(changed), { replace: true }),
    [setParams],
  );
  return { filter, setFilter };
}
