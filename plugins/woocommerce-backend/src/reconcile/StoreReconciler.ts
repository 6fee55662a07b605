import { LoggerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import {
  OperationChanges,
  StoreRecord,
  StoreRepository,
} from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { StoreCluster } from './StoreCluster';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { describeChanges, describeOutcome } from './describeChanges';
import { determineStoreState } from './determineStoreState';
import { postponeDeadline } from './postponeDeadline';
import { StepRunner } from './StepRunner';
import { toDesiredStore } from './toDesiredStore';
import { toReleaseChanges } from './toReleaseChanges';
import { StoreQueue } from './StoreQueue';
import { StoreState } from './StoreState';
import { StoreTrigger } from '../services/StoreTrigger';
import { isSameStatus, isWorthRecording, toStoreStatus } from './toStoreStatus';

/** How soon to look again when the cluster does not answer. */
const UNREACHABLE_DELAY_MS = 5_000;

/** How soon to look again when the database or our own code failed. */
const FAILURE_DELAY_MS = 5_000;

/** How soon to look again at the soonest for what changes with time alone. */
const MIN_REVIEW_DELAY_MS = 1_000;

/** How soon to look again for what is not watched: volumes and Helm's locks. */
const WAITING_DELAY_MS = 2_000;

/**
 * Brings each store to what was asked for: observe, decide, record, act by one
 * step, and again. It keeps nothing in memory that would be missed after a
 * restart: what to do next follows from the database and the cluster.
 */
export class StoreReconciler implements StoreTrigger {
  readonly #repository: StoreRepository;
  readonly #clusters: Map<string, StoreCluster>;
  readonly #publisher: StoreChangePublisher;
  readonly #config: WoocommerceConfig;
  readonly #logger: LoggerService;
  readonly #steps: StepRunner;
  readonly #queue: StoreQueue;
  #started = false;

  constructor(options: {
    repository: StoreRepository;
    clusters: Map<string, StoreCluster>;
    publisher: StoreChangePublisher;
    config: WoocommerceConfig;
    logger: LoggerService;
  }) {
    this.#repository = options.repository;
    this.#clusters = options.clusters;
    this.#publisher = options.publisher;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#steps = new StepRunner(options);
    this.#queue = new StoreQueue({
      concurrency: options.config.concurrency,
      work: (name, signal) => this.#reconcile(name, signal),
    });
  }

  /** Takes up all stores, among them those that were being worked on. */
  async start(): Promise<void> {
    this.#started = true;
    await this.enqueueAll();
  }

  /** Takes no more work and waits for the steps that are under way. */
  async stop(): Promise<void> {
    this.#started = false;
    await this.#queue.stop();
  }

  /** Has every store looked at. */
  async enqueueAll(): Promise<void> {
    const names = await this.#repository.listStoreNames();
    names.forEach(name => this.enqueue(name));
  }

  enqueue(name: string): void {
    // Everything is taken up at the start, so that nothing is lost before it.
    if (this.#started) {
      this.#queue.add(name);
    }
  }

  interrupt(name: string): void {
    if (this.#started) {
      this.#queue.interrupt(name);
    }
  }

  async observeNow(name: string): Promise<void> {
    const store = await this.#repository.findStore(name);
    if (store) {
      await this.#observe(store, { fresh: true });
      this.enqueue(name);
    }
  }

  /** Returns after how many milliseconds to look again. */
  async #reconcile(
    name: string,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    try {
      const store = await this.#repository.findStore(name);
      return store && (await this.#advance(store, signal));
    } catch (error) {
      this.#logger.error(`Could not work on store ${name}`, error as Error);
      return FAILURE_DELAY_MS;
    }
  }

  async #advance(
    store: StoreRecord,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const fresh = store.operation.kind === 'delete';
    const { observed, state, recorded } = await this.#observe(store, { fresh });
    if (!recorded || signal.aborted) {
      return 0;
    }
    if (!observed.reachable) {
      return UNREACHABLE_DELAY_MS;
    }
    if (state.nextStep) {
      return this.#steps.run({
        store,
        observed,
        cluster: this.#clusters.get(store.cluster)!,
        step: state.nextStep,
        signal,
      });
    }
    const waiting = store.operation.status === 'Running' && !state.outcome;
    return waiting ? WAITING_DELAY_MS : getReviewDelayMs(state);
  }

  async #observe(
    found: StoreRecord,
    options: { fresh: boolean },
  ): Promise<{
    observed: ObservedStore;
    state: StoreState;
    recorded: boolean;
  }> {
    const { fresh } = options;
    const observed = await this.#askCluster(found, fresh);
    const now = new Date();
    const store = postponeDeadline(found, observed, now);
    const state = determineStoreState({
      desired: toDesiredStore(this.#config, store),
      observed,
      now,
    });
    const recorded = await this.#record({
      found,
      store,
      observed,
      state,
      now,
      fresh,
    });
    return { observed, state, recorded };
  }

  async #askCluster(
    store: StoreRecord,
    fresh: boolean,
  ): Promise<ObservedStore> {
    const cluster = this.#clusters.get(store.cluster);
    return cluster
      ? cluster.observer.observe({ namespace: store.namespace, fresh })
      : {
          reachable: false,
          message: `Cluster ${store.cluster} is not configured`,
        };
  }

  /** Returns false when another operation was asked for meanwhile. */
  async #record(options: {
    found: StoreRecord;
    store: StoreRecord;
    observed: ObservedStore;
    state: StoreState;
    now: Date;
    fresh: boolean;
  }): Promise<boolean> {
    const { found, store, observed, state, now, fresh } = options;
    const status = toStoreStatus({
      previous: found.status,
      observed,
      state,
      now,
    });
    const operation: OperationChanges = {
      ...(store !== found ? { deadline: store.operation.deadline } : undefined),
      ...(state.outcome
        ? {
            status: state.outcome,
            reason: state.failure?.reason,
            message: state.failure?.message,
            finishedAt: now,
          }
        : undefined),
    };
    const changed = !isSameStatus(found.status, status);
    const release = toReleaseChanges(store, observed);
    if (
      !fresh &&
      Object.keys({ ...operation, ...release }).length === 0 &&
      !isWorthRecording(found.status, status)
    ) {
      return true;
    }
    const recorded = await this.#repository.updateStore({
      storeId: store.id,
      operationId: store.operation.id,
      status,
      ...release,
      operation,
      events: [
        ...describeChanges(found.status, status),
        ...describeOutcome(store.operation, state),
      ],
    });
    if (recorded && (changed || state.outcome)) {
      await this.#publisher.publish({ action: 'updated', name: store.name });
    }
    return recorded;
  }
}

/** Undefined when the watches tell of all that can become different. */
function getReviewDelayMs({ reviewAt }: StoreState): number | undefined {
  return (
    reviewAt && Math.max(MIN_REVIEW_DELAY_MS, reviewAt.getTime() - Date.now())
  );
}
