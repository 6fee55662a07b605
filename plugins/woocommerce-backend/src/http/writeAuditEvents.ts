import { pipeline } from 'node:stream/promises';
import {
  AuditEvent,
  AuditExportFormat,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { stringify } from 'csv-stringify';
import { Response } from 'express';

const COLUMNS: (keyof AuditEvent)[] = [
  'id',
  'requestedAt',
  'actor',
  'via',
  'address',
  'action',
  'storeName',
  'storeId',
  'owner',
  'outcome',
  'message',
  'before',
  'after',
  'finishedAt',
];

/** Answers with a file of audit events, as many as there are. */
export async function writeAuditEvents(options: {
  events: AsyncIterable<AuditEvent>;
  format: AuditExportFormat;
  response: Response;
}): Promise<void> {
  const { format, response } = options;
  const events = await readFirst(options.events);
  response.attachment(`audit-events.${format}`);
  if (format === 'csv') {
    response.type('text/csv');
    await pipeline(
      events,
      // What somebody has asked for is not to be taken for a formula.
      stringify({ header: true, columns: COLUMNS, escape_formulas: true }),
      response,
    );
  } else {
    response.type('application/jsonl');
    await pipeline(events, toJsonLines, response);
  }
}

/** Reads as far as the first one, so that it can still be said when nothing can be read. */
async function readFirst<T>(
  items: AsyncIterable<T>,
): Promise<AsyncIterable<T>> {
  const iterator = items[Symbol.asyncIterator]();
  let next = await iterator.next();
  return (async function* readAll() {
    while (!next.done) {
      yield next.value;
      next = await iterator.next();
    }
  })();
}

async function* toJsonLines(
  events: AsyncIterable<AuditEvent>,
): AsyncIterable<string> {
  for await (const event of events) {
    yield `${JSON.stringify(event)}\n`;
  }
}
