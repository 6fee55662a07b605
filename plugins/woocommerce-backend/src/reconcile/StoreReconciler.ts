import { LoggerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import {
  OperationChanges,
  StoreRecord,
  StoreRepository,
  StoreStatus,
} from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { HeldLease } from '../lease/HeldLease';
import { EngineMetrics, StoreMetrics } from '../metrics';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreTracing } from '../tracing/StoreTracing';
import { describeChanges, describeOutcome } from './describeChanges';
import { determineStoreState } from './determineStoreState';
import { getDelayMs } from './getDelayMs';
import { getLogger } from './getLogger';
import { observeStore } from './observeStore';
import { postponeDeadline } from './postponeDeadline';
import { startClock } from './startClock';
import { StepRunner } from './StepRunner';
import { StoreCluster } from './StoreCluster';
import { toClaim } from './toClaim';
import { toDesiredStore } from './toDesiredStore';
import { toNamespaceChanges, toReleaseChanges } from './toObservedChanges';
import { StoreState } from './StoreState';
import { unlessAborted } from './unlessAborted';
import {
  isSameButForWords,
  isSameStatus,
  isWorthRecording,
  toStoreStatus,
} from './toStoreStatus';

/** How soon to look again for whether a cluster answers at all. */
const STARTING_DELAY_MS = 1_000;

/** The time by the database's clock, which all replicas share. */
export type Clock = () => Date;

/** One look at a store, or all that can be done for it in a row. */
interface StoreWork {
  readonly store: StoreRecord;
  readonly lease: HeldLease;
  readonly clock: Clock;
  /** Whether it is the store's turn; otherwise the cluster is only looked at. */
  readonly mayAct: boolean;
  /** Whether to ask the cluster for everything, past all caches. */
  readonly fresh?: boolean;
}

/**
 * Brings a store to what was asked for: observe, decide, record, act by one
 * step, and again. It keeps nothing in memory that would be missed after a
 * restart: what to do next follows from the database and the cluster.
 */
export class StoreReconciler {
  readonly #repository: StoreRepository;
  readonly #clusters: Map<string, StoreCluster>;
  readonly #publisher: StoreChangePublisher;
  readonly #config: WoocommerceConfig;
  readonly #logger: LoggerService;
  readonly #metrics: EngineMetrics;
  readonly #steps: StepRunner;

  constructor(options: {
    repository: StoreRepository;
    clusters: Map<string, StoreCluster>;
    publisher: StoreChangePublisher;
    config: WoocommerceConfig;
    logger: LoggerService;
    metrics?: StoreMetrics;
    tracing?: StoreTracing;
  }) {
    const { metrics = StoreMetrics.none(), tracing = StoreTracing.none() } =
      options;
    this.#repository = options.repository;
    this.#clusters = options.clusters;
    this.#publisher = options.publisher;
    this.#config = options.config;
    this.#logger = options.logger;
    this.#metrics = metrics.engine;
    this.#steps = new StepRunner({
      ...options,
      metrics: metrics.engine,
      tracing,
    });
  }

  /**
   * Works on a store until there is nothing to do but wait, or the lease ends.
   *
   * @returns after how many milliseconds the store is due again; undefined when
   * something else will tell
   */
  async reconcile(work: StoreWork): Promise<number | undefined> {
    const { lease, clock } = work;
    const cluster = this.#clusters.get(work.store.cluster);
    if (cluster?.settled === false) {
      // Nobody can say yet whether it doesn't answer.
      return STARTING_DELAY_MS;
    }
    let store = work.mayAct ? await this.#begin(work) : work.store;
    while (store) {
      lease.follow(store.operation);
      const seen = await this.#observe({ ...work, found: store });
      if (!seen?.recorded || lease.signal.aborted) {
        return 0;
      }
      const { observed, state } = seen;
      if (!observed.reachable || !state.nextStep) {
        return getDelayMs({ store, observed, state, now: clock() });
      }
      // To forget a store of which nothing is left changes nothing in the cluster.
      if (!work.mayAct && state.nextStep !== 'remove-record') {
        return 0;
      }
      const delayMs = await this.#steps.run({
        store,
        observed,
        cluster: cluster!,
        step: state.nextStep,
        lease,
        clock,
      });
      if (delayMs > 0 || lease.signal.aborted) {
        return delayMs;
      }
      store = await this.#readAgain(store);
    }
    return undefined;
  }

  /** Has the operation's time run, as its turn has come. */
  async #begin(work: StoreWork): Promise<StoreRecord | undefined> {
    const { store, lease, clock } = work;
    const now = clock();
    const operation = startClock(store.operation, now);
    if (!operation) {
      return store;
    }
    const isBegun = await this.#repository.updateStore(toClaim(store, lease), {
      operation,
    });
    if (isBegun) {
      this.#metrics.operationBegun(store, now);
      getLogger(this.#logger, store).info(
        `The operation ${store.operation.kind} of store ${store.name} begins`,
      );
      await this.#publisher.publish({
        action: 'updated',
        id: store.id,
        name: store.name,
        isProgress: true,
      });
    }
    return this.#readAgain(store);
  }

  /** Undefined when the store is gone, be there another one of its name. */
  async #readAgain({
    id,
    name,
  }: StoreRecord): Promise<StoreRecord | undefined> {
    const found = await this.#repository.findStore(name);
    return found?.id === id ? found : undefined;
  }

  /** Undefined when the lease has ended meanwhile. */
  async #observe(options: {
    found: StoreRecord;
    lease: HeldLease;
    clock: Clock;
    fresh?: boolean;
  }): Promise<
    | { observed: ObservedStore; state: StoreState; recorded: boolean }
    | undefined
  > {
    const { found, lease, clock, fresh = false } = options;
    // An API server that is gone takes long not to answer.
    const observed = await unlessAborted(
      this.#askCluster(found, fresh, clock),
      lease.signal,
    );
    if (!observed) {
      return undefined;
    }
    const now = clock();
    const store = postponeDeadline(found, observed, now);
    const state = determineStoreState({
      desired: toDesiredStore(this.#config, store),
      observed,
      now,
    });
    const recorded = await this.#record({
      found,
      store,
      lease,
      observed,
      state,
      now,
      recordAnyway: fresh,
    });
    return { observed, state, recorded };
  }

  async #askCluster(
    store: StoreRecord,
    fresh: boolean,
    clock: Clock,
  ): Promise<ObservedStore> {
    const cluster = this.#clusters.get(store.cluster);
    return cluster
      ? observeStore({
          cluster,
          store,
          fresh,
          now: clock(),
          labelled: toDesiredStore(this.#config, store).layout?.labelled,
        })
      : {
          reachable: false,
          message: `Cluster ${store.cluster} is not configured`,
        };
  }

  /** Returns false when another operation was asked for meanwhile, or the lease is lost. */
  async #record(options: {
    found: StoreRecord;
    store: StoreRecord;
    lease: HeldLease;
    observed: ObservedStore;
    state: StoreState;
    now: Date;
    /** Also when nothing is different but the time. */
    recordAnyway: boolean;
  }): Promise<boolean> {
    const { found, store, lease, observed, state, now, recordAnyway } = options;
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
            evidence: state.failure?.evidence,
            finishedAt: now,
          }
        : undefined),
    };
    const changed = !isSameStatus(found.status, status);
    const changes = {
      ...toNamespaceChanges(store, observed),
      ...toReleaseChanges(store, observed),
    };
    if (
      !recordAnyway &&
      Object.keys({ ...operation, ...changes }).length === 0 &&
      !isWorthRecording(found.status, status)
    ) {
      return true;
    }
    const recorded = await this.#repository.updateStore(toClaim(store, lease), {
      status,
      ...changes,
      operation,
      events: [
        ...describeChanges(found.status, status),
        ...describeOutcome(store.operation, state),
      ],
    });
    this.#tell({ found, status, state, recorded, now });
    if (recorded && (changed || state.outcome)) {
      await this.#publisher.publish({
        action: 'updated',
        id: store.id,
        name: store.name,
        isProgress: !state.outcome && isSameButForWords(found.status, status),
      });
    }
    return recorded;
  }

  /** Says in metrics and in the log what came of what was to be recorded. */
  #tell(options: {
    found: StoreRecord;
    status: StoreStatus;
    state: StoreState;
    recorded: boolean;
    now: Date;
  }): void {
    const { found, status, state, recorded, now } = options;
    const { outcome, failure } = state;
    if (!recorded) {
      this.#metrics.staleWriteRefused(found.cluster);
      return;
    }
    this.#metrics.rungsReached(found, status, now);
    if (!outcome) {
      return;
    }
    const reason = failure?.reason;
    this.#metrics.operationEnded({
      store: found,
      result: outcome,
      reason,
      now,
    });
    logOutcome(getLogger(this.#logger, found), found, failure);
  }
}

function logOutcome(
  logger: LoggerService,
  { name, operation }: StoreRecord,
  failure: StoreState['failure'],
): void {
  const what = `The operation ${operation.kind} of store ${name}`;
  if (failure) {
    logger.warn(`${what} failed: ${failure.reason}: ${failure.message}`);
  } else {
    logger.info(`${what} succeeded`);
  }
}
