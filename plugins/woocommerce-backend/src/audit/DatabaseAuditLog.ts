import { InputError } from '@backstage/errors';
import {
  AuditEvent,
  AuditEventFilter,
  AuditEventList,
  ListAuditEventsRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { Knex } from 'knex';
import { callDatabase } from '../database/callDatabase';
import { selectDatabaseTime } from '../database/readDatabaseTime';
import { toStorableText } from '../database/toStorableText';
import { transact } from '../database/transact';
import { AuditLog, NewAuditEvent, NewAuditOutcome } from './AuditLog';
import { selectAuditEvents, toAuditEvent } from './selectAuditEvents';

const DEFAULT_LIMIT = 20;

/** How many are read at once when all are. */
const BATCH = 500;

/** Keeps the audit log in the plugin's database. */
export class DatabaseAuditLog implements AuditLog {
  readonly #database: Knex;

  /** @param options.database - with the plugin's tables */
  static create(options: { database: Knex }): DatabaseAuditLog {
    return new DatabaseAuditLog(options.database);
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async begin(event: NewAuditEvent): Promise<string> {
    const { action, storeName, storeId, owner, actor, via, address } = event;
    return callDatabase(async () => {
      const [{ id }] = await this.#database('audit_events')
        .insert({
          action,
          store_name: toStorableText(storeName),
          store_id: storeId ?? null,
          owner: owner ?? null,
          actor,
          via: via ?? null,
          address: address ?? null,
          before: toJson(event.before),
          requested_at: selectDatabaseTime(this.#database),
        })
        .returning('id');
      return String(id);
    });
  }

  async end(id: string, result: NewAuditOutcome): Promise<void> {
    const { outcome, message, storeId, owner, after } = result;
    await callDatabase(() =>
      this.#database('audit_outcomes').insert({
        event_id: id,
        outcome,
        message: message === undefined ? null : toStorableText(message),
        store_id: storeId ?? null,
        owner: owner ?? null,
        after: toJson(after),
        finished_at: selectDatabaseTime(this.#database),
      }),
    );
  }

  async list(request: ListAuditEventsRequest): Promise<AuditEventList> {
    const { limit = DEFAULT_LIMIT, cursor, ...filter } = request;
    const before = cursor === undefined ? undefined : decodeCursor(cursor);
    const events = await this.#read(filter, limit + 1, before);
    const items = events.slice(0, limit);
    const last = events.length > limit ? items.at(-1) : undefined;
    return {
      items,
      ...(last && { nextCursor: encodeCursor(last.id) }),
    };
  }

  async *readAll(filter: AuditEventFilter): AsyncIterable<AuditEvent> {
    let before: string | undefined;
    do {
      const events = await this.#read(filter, BATCH, before);
      yield* events;
      before = events.length < BATCH ? undefined : events.at(-1)!.id;
    } while (before !== undefined);
  }

  async forget(ageMs: number): Promise<number> {
    return transact(this.#database, (transaction, now) =>
      transaction('audit_events')
        .where('requested_at', '<', new Date(now.getTime() - ageMs))
        .delete(),
    );
  }

  async #read(
    filter: AuditEventFilter,
    limit: number,
    before: string | undefined,
  ): Promise<AuditEvent[]> {
    const rows = await callDatabase(() =>
      selectAuditEvents(this.#database, filter)
        .where(query => {
          if (before !== undefined) {
            query.where('audit_events.id', '<', before);
          }
        })
        .orderBy('audit_events.id', 'desc')
        .limit(limit),
    );
    return rows.map(toAuditEvent);
  }
}

function toJson(value: object | undefined): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function encodeCursor(id: string): string {
  return Buffer.from(id).toString('base64url');
}

function decodeCursor(cursor: string): string {
  const id = Buffer.from(cursor, 'base64url').toString();
  if (!/^[1-9]\d{0,17}$/.test(id)) {
    throw new InputError('cursor must be the nextCursor of a page');
  }
  return id;
}
