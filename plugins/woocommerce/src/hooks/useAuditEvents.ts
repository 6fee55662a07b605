import { useCallback } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import {
  AuditEvent,
  AuditEventFilter,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from '../api';
import { PageState, usePage } from './usePage';

/** One page of the audit log, and the way to other pages. */
export interface AuditEventsResult extends PageState {
  events?: AuditEvent[];
}

/**
 * Reads a page of the audit log.
 *
 * @param filter - has to be memoized; another one starts on the first page
 */
export function useAuditEvents(filter: AuditEventFilter): AuditEventsResult {
  const api = useApi(woocommerceApiRef);
  const read = useCallback(
    (...args: Parameters<StoreApi['listAuditEvents']>) =>
      api.listAuditEvents(...args),
    [api],
  );
  const { page, ...state } = usePage(filter, read);
  return { events: page?.items, ...state };
}
