import { DateTime } from 'luxon';
import {
  AuditAction,
  AuditEventFilter,
  AuditOutcome,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** What can have been asked for. */
export const AUDIT_ACTIONS: AuditAction[] = [
  'create',
  'refresh',
  'retry',
  'verify',
  'upgrade',
  'repair',
  'cancel',
  'update',
  'delete',
];

/** What can have come of it. */
export const AUDIT_OUTCOMES: AuditOutcome[] = [
  'succeeded',
  'failed',
  'denied',
  'unknown',
];

/** Reads a filter from an address, and leaves out what makes no sense. */
export function parseAuditFilter(params: URLSearchParams): AuditEventFilter {
  const filter: AuditEventFilter = {
    actor: params.get('actor') || undefined,
    store: params.get('store') || undefined,
    action: AUDIT_ACTIONS.find(action => action === params.get('action')),
    outcome: AUDIT_OUTCOMES.find(outcome => outcome === params.get('outcome')),
    since: toTime(params.get('since')),
    until: toTime(params.get('until')),
  };
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
}

/** Writes a filter as it is in an address. */
export function formatAuditFilter(filter: AuditEventFilter): URLSearchParams {
  return new URLSearchParams(
    Object.entries(filter).flatMap(([key, value]) =>
      value ? [[key, value]] : [],
    ),
  );
}

/** Writes a time as a browser's field for it does: in the reader's own zone. */
export function toLocalTime(time: string | undefined): string {
  return time ? DateTime.fromISO(time).toFormat("yyyy-MM-dd'T'HH:mm") : '';
}

/** Reads a time that was put into such a field; nothing when it isn't one. */
export function toTime(text: string | null): string | undefined {
  const time = DateTime.fromISO(text ?? '');
  return time.isValid ? time.toUTC().toISO() : undefined;
}
