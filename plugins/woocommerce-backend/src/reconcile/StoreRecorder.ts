import { LoggerService } from '@backstage/backend-plugin-api';
import {
  StoreClaim,
  StoreRecord,
  StoreRepository,
} from '../database/StoreRepository';
import { EngineMetrics } from '../metrics';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreAssessment } from './assessStore';
import { getLogger } from './getLogger';
import { StoreState } from './StoreState';
import { isSameButForWords } from './toStoreStatus';

/** Records what was found out about a store, and tells those who want to know. */
export class StoreRecorder {
  readonly #repository: StoreRepository;
  readonly #publisher: StoreChangePublisher;
  readonly #logger: LoggerService;
  readonly #metrics: EngineMetrics;

  constructor(options: {
    repository: StoreRepository;
    publisher: StoreChangePublisher;
    logger: LoggerService;
    metrics: EngineMetrics;
  }) {
    this.#repository = options.repository;
    this.#publisher = options.publisher;
    this.#logger = options.logger;
    this.#metrics = options.metrics;
  }

  /**
   * Records an assessment, be there news in it or not.
   *
   * @param dueInMs - when the store is due, if the claim is without a lease
   * @returns false when the claim holds no more, and nothing was recorded
   */
  async record(
    { found, store, state, changes, isChanged, now }: StoreAssessment,
    claim: StoreClaim,
    dueInMs?: number,
  ): Promise<boolean> {
    const recorded = await this.#repository.updateStore(claim, {
      ...changes,
      dueInMs,
    });
    if (!recorded) {
      if (!claim.isFree) {
        this.#metrics.staleWriteRefused(store.cluster);
      }
      return false;
    }
    const { status } = changes;
    this.#metrics.rungsReached(found, status, now);
    this.#tellOutcome(found, state, now);
    if (isChanged) {
      await this.#publisher.publish({
        action: 'updated',
        id: store.id,
        name: store.name,
        isProgress: !state.outcome && isSameButForWords(found.status, status),
      });
    }
    return true;
  }

  /** Says in metrics and in the log how an operation has ended, if it has. */
  #tellOutcome(store: StoreRecord, state: StoreState, now: Date): void {
    const { outcome, failure } = state;
    if (!outcome) {
      return;
    }
    const reason = failure?.reason;
    this.#metrics.operationEnded({ store, result: outcome, reason, now });
    const logger = getLogger(this.#logger, store);
    const what = `The operation ${store.operation.kind} of store ${store.name}`;
    if (failure) {
      logger.warn(`${what} failed: ${failure.reason}: ${failure.message}`);
    } else {
      logger.info(`${what} succeeded`);
    }
  }
}
