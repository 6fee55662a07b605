import {
  AuditAction,
  AuditEvent,
  AuditEventFilter,
  AuditEventList,
  AuditExportFormat,
  ListAuditEventsRequest,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeAuditEvent } from '../src/__testUtils__/makeAuditEvent';

const MINUTE_MS = 60_000;

/** An audit log that lives in the browser, with one event of each kind. */
export class InMemoryAudit {
  #events: AuditEvent[] = makeExampleEvents();

  /** Records what was done to a store. */
  record(action: AuditAction, before: Store, after: Store): void {
    const now = new Date().toISOString();
    const event = makeAuditEvent({
      id: crypto.randomUUID(),
      action,
      storeName: after.name,
      storeId: after.id,
      owner: after.owner,
      actor: 'user:default/guest',
      before: { phase: before.phase, protected: before.protected },
      after: { phase: after.phase, protected: after.protected },
      requestedAt: now,
      finishedAt: now,
    });
    this.#events = [event, ...this.#events];
  }

  /** Finds a page of events as the backend would. */
  list(request: ListAuditEventsRequest): AuditEventList {
    const { limit = 20 } = request;
    const offset = Number(request.cursor ?? 0);
    const matches = this.#select(request);
    const end = offset + limit;
    return {
      items: matches.slice(offset, end),
      nextCursor: end < matches.length ? String(end) : undefined,
    };
  }

  /** Writes all events that match. */
  export(request: AuditEventFilter & { format: AuditExportFormat }): string {
    return this.#select(request)
      .map(event =>
        request.format === 'jsonl'
          ? JSON.stringify(event)
          : [
              event.requestedAt,
              event.actor,
              event.action,
              event.storeName,
            ].join(),
      )
      .join('\n');
  }

  #select(filter: AuditEventFilter): AuditEvent[] {
    const { actor, store, action, outcome, since, until } = filter;
    return this.#events.filter(
      event =>
        (!actor || event.actor === actor) &&
        (!store || event.storeName === store) &&
        (!action || event.action === action) &&
        (!outcome || event.outcome === outcome) &&
        (!since || event.requestedAt >= since) &&
        (!until || event.requestedAt < until),
    );
  }
}

function makeExampleEvents(): AuditEvent[] {
  const now = Date.now();
  const examples: Partial<AuditEvent>[] = [
    { storeName: 'bakery' },
    {
      action: 'create',
      storeName: 'toys',
      actor: 'user:default/grace',
      via: 'plugin:scaffolder',
      address: undefined,
      before: undefined,
      after: { plan: 'demo', owner: 'group:default/shops', title: 'Toys' },
    },
    {
      action: 'delete',
      storeName: 'cheese',
      actor: 'user:default/linus',
      via: 'plugin:mcp-actions',
      outcome: 'denied',
      message: 'You lack the permission woocommerce.store.delete.',
      after: undefined,
    },
    {
      action: 'upgrade',
      storeName: 'shoes',
      outcome: 'failed',
      message:
        'Store shoes is being verified: upgrade it once that is done or cancelled.',
      after: undefined,
    },
    {
      action: 'verify',
      storeName: 'a-store-that-is-gone',
      actor: 'plugin:scaffolder',
      outcome: 'unknown',
      before: undefined,
      after: undefined,
      finishedAt: undefined,
    },
  ];
  return Array.from({ length: 25 }, (_, index) => {
    const time = new Date(now - index * 17 * MINUTE_MS).toISOString();
    return makeAuditEvent({
      id: `event-${index}`,
      requestedAt: time,
      finishedAt: time,
      ...examples[index % examples.length],
    });
  });
}
