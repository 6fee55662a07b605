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
import { isProgress } from './isProgress';
import { StartedStep } from './startStep';
import { StoreState } from './StoreState';

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
   * @param options.started - the step that is begun by what was found out
   * @param options.dueInMs - when the store is due, if the claim is without a lease
   * @returns false when the claim holds no more, and nothing was recorded
   */
  async record(
    assessment: StoreAssessment,
    claim: StoreClaim,
    options: { started?: StartedStep; dueInMs?: number } = {},
  ): Promise<boolean> {
    const { store, state, changes, isChanged, isBegun, now } = assessment;
    const { started, dueInMs } = options;
    const { status, operation } = changes;
    const recorded = await this.#repository.updateStore(claim, {
      ...changes,
      operation: { ...operation, ...started },
      dueInMs,
    });
    if (!recorded) {
      this.#noteRefusal(store, claim);
      return false;
    }
    this.#tellBeginning(assessment);
    this.#metrics.rungsReached(store, status, now);
    this.#tellOutcome(store, state, now);
    if (isChanged || isBegun || started) {
      await this.#publisher.publish({
        action: 'updated',
        id: store.id,
        name: store.name,
        isProgress: !state.outcome && isProgress(store, status),
      });
    }
    return true;
  }

  /**
   * Forgets a store of which nothing is left.
   *
   * @returns false when the claim holds no more, and nothing was forgotten
   */
  async forget(
    assessment: StoreAssessment,
    claim: StoreClaim,
  ): Promise<boolean> {
    const { store, now } = assessment;
    const startedAt = performance.now();
    const isForgotten = await this.#repository.deleteStore(claim);
    if (!isForgotten) {
      this.#noteRefusal(store, claim);
      return false;
    }
    const ms = performance.now() - startedAt;
    this.#tellBeginning(assessment);
    this.#metrics.stepRun({
      cluster: store.cluster,
      step: 'remove-record',
      result: 'succeeded',
      ms,
    });
    this.#metrics.operationEnded({
      store,
      result: 'Succeeded',
      now: new Date(now.getTime() + ms),
    });
    this.#log(store).info(`${describe(store)} succeeded`);
    await this.#publisher.publish({
      action: 'deleted',
      id: store.id,
      name: store.name,
    });
    return true;
  }

  /** That somebody was sooner than a look is no harm. */
  #noteRefusal({ cluster }: StoreRecord, { isFree }: StoreClaim): void {
    if (!isFree) {
      this.#metrics.staleWriteRefused(cluster);
    }
  }

  #log(store: StoreRecord): LoggerService {
    return getLogger(this.#logger, store);
  }

  /** Says in metrics and in the log that an operation begins, if it does. */
  #tellBeginning({ store, isBegun, now }: StoreAssessment): void {
    if (isBegun) {
      this.#metrics.operationBegun(store, now);
      this.#log(store).info(`${describe(store)} begins`);
    }
  }

  /** Says in metrics and in the log how an operation has ended, if it has. */
  #tellOutcome(store: StoreRecord, state: StoreState, now: Date): void {
    const { outcome, failure } = state;
    if (!outcome) {
      return;
    }
    const reason = failure?.reason;
    this.#metrics.operationEnded({ store, result: outcome, reason, now });
    const logger = this.#log(store);
    if (failure) {
      logger.warn(
        `${describe(store)} failed: ${failure.reason}: ${failure.message}`,
      );
    } else {
      logger.info(`${describe(store)} succeeded`);
    }
  }
}

function describe({ operation, name }: StoreRecord): string {
  return `The operation ${operation.kind} of store ${name}`;
}
