import {
  AuditorService,
  AuditorServiceCreateEventOptions,
  AuditorServiceEvent,
  AuthService,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { stringifyError, toError } from '@backstage/errors';
import { JsonObject } from '@backstage/types';
import {
  AuditAction,
  Store,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreRecord, StoreRepository } from '../database';
import { StoreMetrics } from '../metrics';
import { toActor } from '../permissions';
import { CallOptions } from '../services/CallOptions';
import { toPlainText } from '../text/toPlainText';
import { AuditLog, NewAuditOutcome } from './AuditLog';
import { summarizeRecord, summarizeStore } from './summarizeStore';

/** Something that is asked for of a store. */
interface Attempt {
  readonly action: AuditAction;
  /** As it was asked for, which may be anything. */
  readonly name: unknown;
  readonly options: CallOptions;
  run(options: CallOptions): Promise<Store>;
}

const SEVERITIES: Partial<Record<AuditAction, 'low' | 'high'>> = {
  refresh: 'low',
  delete: 'high',
};

/** What begins an operation, in place of the one that may be running. */
const STARTING: ReadonlySet<AuditAction> = new Set<AuditAction>([
  'retry',
  'verify',
  'upgrade',
  'repair',
  'delete',
]);

/**
 * Has everything that is asked for leave its trace, whether it is done, fails or
 * is denied: with Backstage's auditor, and in the audit log.
 */
export class StoreAuditor {
  readonly #auditor: AuditorService;
  readonly #auth: AuthService;
  readonly #log: AuditLog;
  readonly #logger: LoggerService;
  readonly #metrics: StoreMetrics;
  readonly #repository: Pick<StoreRepository, 'lookUpStore'>;

  static create(options: {
    auditor: AuditorService;
    auth: AuthService;
    log: AuditLog;
    logger: LoggerService;
    metrics?: StoreMetrics;
    repository: Pick<StoreRepository, 'lookUpStore'>;
  }): StoreAuditor {
    return new StoreAuditor(options);
  }

  private constructor(options: {
    auditor: AuditorService;
    auth: AuthService;
    log: AuditLog;
    logger: LoggerService;
    metrics?: StoreMetrics;
    repository: Pick<StoreRepository, 'lookUpStore'>;
  }) {
    this.#auditor = options.auditor;
    this.#auth = options.auth;
    this.#log = options.log;
    this.#logger = options.logger;
    this.#metrics = options.metrics ?? StoreMetrics.none();
    this.#repository = options.repository;
  }

  /**
   * Does what is asked for, between the two halves of its trace.
   *
   * @throws ServiceUnavailableError before anything is done, when it could leave none
   */
  async audit(attempt: Attempt): Promise<Store> {
    const { action, options, run } = attempt;
    const storeName = toStoreName(attempt.name);
    const before = await this.#repository.lookUpStore(storeName);
    const summary = before && summarizeRecord(before);
    const actor = toActor(this.#auth, options.credentials);
    const via = actor.via ?? options.via;
    const id = await this.#log.begin({
      action,
      storeName,
      actor: actor.ref,
      via,
      address: options.request?.ip,
      ...(before && {
        storeId: before.id,
        owner: before.owner,
        before: summary,
      }),
    });
    const record = await this.#createEvent(id, {
      eventId: `store-${action}`,
      severityLevel: SEVERITIES[action] ?? 'medium',
      request: options.request,
      meta: {
        storeName,
        actor: actor.ref,
        ...(via !== undefined && { via }),
      },
    });
    const meta: JsonObject = {};
    let store: Store;
    try {
      store = await run({
        ...options,
        note: more => Object.assign(meta, more),
      });
    } catch (error) {
      this.#metrics.refusals.failed(error);
      const failure = toFailure(error, before !== undefined);
      await this.#end(id, failure);
      await this.#tell(() =>
        record.fail({
          error: toError(error),
          meta: {
            outcome: failure.outcome,
            ...(summary && { before: summary }),
          },
        }),
      );
      throw error;
    }
    const after = meta.changed === false ? undefined : summarizeStore(store);
    if (before && after) {
      this.#countEnd({ action, before, after: store });
    }
    await this.#end(id, {
      outcome: 'succeeded',
      storeId: store.id,
      owner: store.owner,
      after,
    });
    await this.#tell(() =>
      record.success({
        meta: {
          ...meta,
          ...(summary && { before: summary }),
          ...(after && { after }),
        },
      }),
    );
    return store;
  }

  /** What was under way ends with what takes its place, or with nothing. */
  #countEnd(options: {
    action: AuditAction;
    before: StoreRecord;
    after: Store;
  }): void {
    const { action, before, after } = options;
    const { engine } = this.#metrics;
    if (action === 'cancel') {
      engine.operationEnded({
        store: before,
        result: 'Cancelled',
        reason: 'Cancelled',
        now: new Date(),
      });
    } else if (
      STARTING.has(action) &&
      before.operation.status === 'Running' &&
      before.operation.id !== after.operation.id
    ) {
      engine.operationEnded({
        store: before,
        result: 'Superseded',
        now: new Date(),
      });
    }
  }

  async #createEvent(
    id: string,
    event: AuditorServiceCreateEventOptions,
  ): Promise<AuditorServiceEvent> {
    try {
      return await this.#auditor.createEvent(event);
    } catch (error) {
      await this.#end(id, toFailure(error, false));
      throw error;
    }
  }

  /** What has come of it is in the audit log, and known to the caller. */
  async #tell(call: () => Promise<void>): Promise<void> {
    try {
      await call();
    } catch (error) {
      this.#logger.warn(`The auditor fails: ${stringifyError(error)}`);
    }
  }

  /** What is done can't be taken back because nobody could write down that it is. */
  async #end(id: string, outcome: NewAuditOutcome): Promise<void> {
    try {
      await this.#log.end(id, outcome);
    } catch (error) {
      this.#logger.warn(
        `The audit log does not have what came of event ${id}, which ${
          outcome.outcome
        }: ${stringifyError(error)}`,
      );
    }
  }
}

/** The name that is asked for, as long as it can be told what it is. */
function toStoreName(name: unknown): string {
  return typeof name === 'string'
    ? toPlainText(name.slice(0, 100)).replace(/\s+/g, ' ')
    : '';
}

/** To those who may not read it, a store that is there is none. */
function toFailure(error: unknown, isThere: boolean): NewAuditOutcome {
  const { name, message } = toError(error);
  const isDenied =
    name === 'NotAllowedError' || (name === 'NotFoundError' && isThere);
  return {
    outcome: isDenied ? 'denied' : 'failed',
    message: `${name}: ${message}`,
  };
}
