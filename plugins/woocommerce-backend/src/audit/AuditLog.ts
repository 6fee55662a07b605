import { JsonObject } from '@backstage/types';
import {
  AuditAction,
  AuditEvent,
  AuditEventFilter,
  AuditEventList,
  AuditOutcome,
  ListAuditEventsRequest,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Something that somebody asks for. */
export interface NewAuditEvent {
  readonly action: AuditAction;
  /** As it was asked for. */
  readonly storeName: string;
  readonly storeId?: string;
  readonly owner?: string;
  /** An entity reference or a service. */
  readonly actor: string;
  /** What asks for it on their behalf. */
  readonly via?: string;
  /** The network address that the request came from. */
  readonly address?: string;
  /** The store before it. */
  readonly before?: JsonObject;
}

/** What came of it. */
export interface NewAuditOutcome {
  readonly outcome: Exclude<AuditOutcome, 'unknown'>;
  /** Why it failed or was denied. */
  readonly message?: string;
  readonly storeId?: string;
  readonly owner?: string;
  /** The store after it. */
  readonly after?: JsonObject;
}

/**
 * Keeps who asked for what, and what came of it, for longer than the stores are
 * there. What is written is never changed.
 */
export interface AuditLog {
  /**
   * Records what is asked for, before anything is done.
   *
   * @returns by what it is known when it has come to something
   */
  begin(event: NewAuditEvent): Promise<string>;

  /** Records what has come of it. */
  end(id: string, outcome: NewAuditOutcome): Promise<void>;

  /**
   * Lists events, the latest first, a page at a time.
   *
   * @throws InputError when the cursor can't be used
   */
  list(request: ListAuditEventsRequest): Promise<AuditEventList>;

  /** Reads all events that match, the latest first. */
  readAll(filter: AuditEventFilter): AsyncIterable<AuditEvent>;

  /**
   * Forgets events that are older than so many milliseconds.
   *
   * @returns how many
   */
  forget(ageMs: number): Promise<number>;
}
