import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  AuditEvent,
  AuditEventFilter,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { useCursors } from './useCursors';
import { useLiveValue } from './useLiveValue';

const PAGE_SIZE = 20;

/** One page of the audit log, and the way to other pages. */
export interface AuditEventsResult {
  events?: AuditEvent[];
  /** The number of events on the pages before this one. */
  offset: number;
  error?: Error;
  loading: boolean;
  reload(): Promise<void>;
  /** Goes to the page before; absent on the first page. */
  showPrevious?(): void;
  /** Goes to the next page; absent on the last page. */
  showNext?(): void;
}

/**
 * Reads a page of the audit log.
 *
 * @param filter - has to be memoized; another one starts on the first page
 */
export function useAuditEvents(filter: AuditEventFilter): AuditEventsResult {
  const api = useApi(woocommerceApiRef);
  const { cursor, pagesBefore, showPrevious, ...pages } = useCursors(filter);
  const load = useCallback(
    (signal: AbortSignal) =>
      api.listAuditEvents({ ...filter, limit: PAGE_SIZE, cursor }, { signal }),
    [api, filter, cursor],
  );
  const { value, error, loading, reload } = useLiveValue(load);
  const nextCursor = value?.nextCursor;
  return {
    events: value?.items,
    offset: pagesBefore * PAGE_SIZE,
    error,
    loading,
    reload,
    showPrevious,
    showNext: nextCursor ? () => pages.showNext(nextCursor) : undefined,
  };
}
