import {
  AuditAction,
  AuditOutcome,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { z } from 'zod';
import { lineOfText, pageLimit } from './fields';

const ACTIONS = [
  'create',
  'refresh',
  'retry',
  'verify',
  'upgrade',
  'repair',
  'cancel',
  'update',
  'delete',
] as const satisfies readonly AuditAction[];

const OUTCOMES = [
  'succeeded',
  'failed',
  'denied',
  'unknown',
] as const satisfies readonly AuditOutcome[];

const TIME_MESSAGE = 'must be a time such as 2026-01-31T12:00:00Z';

function time() {
  return z.iso.datetime({ offset: true, error: TIME_MESSAGE });
}

const filterShape = {
  actor: lineOfText({ maxLength: 200 }).optional(),
  store: lineOfText({ maxLength: 100 }).optional(),
  action: z.enum(ACTIONS, `must be one of ${ACTIONS.join(', ')}`).optional(),
  outcome: z.enum(OUTCOMES, `must be one of ${OUTCOMES.join(', ')}`).optional(),
  since: time().optional(),
  until: time().optional(),
};

/** The query parameters of a list of audit events. */
export const listAuditEventsSchema = z.strictObject({
  ...filterShape,
  limit: pageLimit().optional(),
  cursor: z.string('must be a string').max(100, 'is too long').optional(),
});

/** The query parameters of an export of audit events. */
export const exportAuditEventsSchema = z.strictObject({
  ...filterShape,
  format: z.enum(['csv', 'jsonl'], 'must be csv or jsonl'),
});
