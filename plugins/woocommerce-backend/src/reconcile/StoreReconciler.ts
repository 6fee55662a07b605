import { LoggerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import { LEASE_MS, PeekedStore } from '../database';
import { StoreRecord, StoreRepository } from '../database/StoreRepository';
import { ObservedStore } from '../kubernetes/ObservedStore';
import { HeldLease } from '../lease/HeldLease';
import { StoreMetrics } from '../metrics';
import { StoreChangePublisher } from '../services/StoreChangePublisher';
import { StoreTracing } from '../tracing/StoreTracing';
import { assessStore, StoreAssessment } from './assessStore';
import { ConnectionKeeper } from './ConnectionKeeper';
import { getDelayMs } from './getDelayMs';
import { getPauseMs } from './getPauseMs';
import { isShut } from './isShut';
import { mayWatchesLag } from './mayWatchesLag';
import { observeStore } from './observeStore';
import { startStep } from './startStep';
import { StepRunner } from './StepRunner';
import { StoreCluster } from './StoreCluster';
import { StoreRecorder } from './StoreRecorder';
import { toClaim, toFreeClaim } from './toClaim';
import { toDesiredStore } from './toDesiredStore';
import { unlessAborted } from './unlessAborted';

/** How soon to look again while nobody can say whether a cluster answers. */
const UNDECIDED_DELAY_MS = 1_000;

/** How soon at the soonest to look again at a store that somebody else works on, or has meanwhile. */
export const LOOK_AGAIN_DELAY_MS = 250;

/** How much later than it could be a store may be due without a look being recorded for it. */
const DUE_TOLERANCE_MS = 1_000;

/** The time by the database's clock, which all replicas share. */
export type Clock = () => Date;

/** All that can be done for a store in a row. */
interface StoreWork {
  readonly store: StoreRecord;
  readonly lease: HeldLease;
  readonly clock: Clock;
  /** Whether it is the store's turn; otherwise the cluster is only looked at. */
  readonly mayAct: boolean;
  /** Whether to ask the cluster for everything, past all caches. */
  readonly fresh?: boolean;
}

/** One look at a store that nobody works on. */
interface StoreLook extends PeekedStore {
  readonly clock: Clock;
  /** When to give up. */
  readonly signal: AbortSignal;
  /** Reads the store again. */
  readonly peekAgain: () => Promise<PeekedStore | undefined>;
}

/**
 * What came of a look: all that there is to know is recorded, and perhaps
 * something is to be done now; or it takes a lease to go on; or after how many
 * milliseconds to look again.
 */
export type LookResult = 'done' | 'due' | 'needs-lease' | number;

/**
 * Brings a store to what was asked for: observe, decide, record, act by one
 * step, and again. It keeps nothing in memory that would be missed after a
 * restart: what to do next follows from the database and the cluster.
 */
export class StoreReconciler {
  readonly #repository: StoreRepository;
  readonly #clusters: Map<string, StoreCluster>;
  readonly #connections: Pick<ConnectionKeeper, 'leftToOthers'>;
  readonly #config: WoocommerceConfig;
  readonly #recorder: StoreRecorder;
  readonly #steps: StepRunner;

  constructor(options: {
    repository: StoreRepository;
    clusters: Map<string, StoreCluster>;
    connections: Pick<ConnectionKeeper, 'leftToOthers'>;
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
    this.#connections = options.connections;
    this.#config = options.config;
    const parts = { ...options, metrics: metrics.engine, tracing };
    this.#recorder = new StoreRecorder(parts);
    this.#steps = new StepRunner(parts);
  }

  /**
   * Looks at a store without a lease, changes nothing in the cluster, and
   * records what is new. A store of which nothing is left is forgotten.
   */
  async look(look: StoreLook): Promise<LookResult> {
    const { store: found, clock, signal } = look;
    const cluster = this.#clusters.get(found.cluster);
    if (cluster?.settled === false) {
      return UNDECIDED_DELAY_MS;
    }
    if (this.#connections.leftToOthers.has(found.cluster)) {
      return 'done';
    }
    const observed = await unlessAborted(
      () =>
        this.#observe({ store: found, clock, fresh: false, mayGrant: false }),
      signal,
    );
    if (!observed) {
      return LOOK_AGAIN_DELAY_MS;
    }
    if (this.#isUndecided(found, observed)) {
      return UNDECIDED_DELAY_MS;
    }
    const now = clock();
    if (now.getTime() - look.now.getTime() > LEASE_MS) {
      // What was seen that long ago others may have seen otherwise since. A lease
      // is renewed for as long as the cluster takes to answer.
      return 'needs-lease';
    }
    const assessment = assessStore({
      config: this.#config,
      found,
      observed,
      now,
    });
    if (observed.reachable && isShut(found, observed)) {
      return 'needs-lease';
    }
    const claim = toFreeClaim(look);
    if (assessment.state.nextStep === 'remove-record') {
      return (await this.#recorder.forget(assessment, claim))
        ? 'done'
        : LOOK_AGAIN_DELAY_MS;
    }
    if (isUpToDate(look, assessment)) {
      return 'done';
    }
    const dueInMs = getDueInMs(assessment);
    if (!(await this.#recorder.record(assessment, claim, { dueInMs }))) {
      return (await this.#isKnown(look, assessment))
        ? 'done'
        : LOOK_AGAIN_DELAY_MS;
    }
    return dueInMs === 0 ? 'due' : 'done';
  }

  /** Whether whoever was sooner with a store has recorded what was seen of it. */
  async #isKnown(
    look: StoreLook,
    { observed, now }: StoreAssessment,
  ): Promise<boolean> {
    const peeked = await look.peekAgain();
    if (!peeked || peeked.held) {
      return false;
    }
    const assessment = assessStore({
      config: this.#config,
      found: peeked.store,
      observed,
      now,
    });
    return isUpToDate(peeked, assessment);
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
      return UNDECIDED_DELAY_MS;
    }
    if (this.#connections.leftToOthers.has(work.store.cluster)) {
      // It is due at once, and taken by one of them.
      return 0;
    }
    let store: StoreRecord | undefined = work.store;
    while (store) {
      lease.follow(store.operation);
      const assessment = await this.#assess({ ...work, store });
      if (!assessment || lease.signal.aborted) {
        return 0;
      }
      const { observed, state, now } = assessment;
      if (this.#isUndecided(store, observed)) {
        return UNDECIDED_DELAY_MS;
      }
      const claim = toClaim(store, lease);
      if (state.nextStep === 'remove-record') {
        const isForgotten = await this.#recorder.forget(assessment, claim);
        return isForgotten ? undefined : 0;
      }
      const dueInMs = getDueInMs(assessment);
      const started =
        work.mayAct && observed.reachable && state.nextStep && dueInMs === 0
          ? startStep(assessment.store.operation, state.nextStep, now)
          : undefined;
      if (started || work.fresh || assessment.isNews) {
        const recorded = await this.#recorder.record(assessment, claim, {
          started,
        });
        if (!recorded || lease.signal.aborted) {
          return 0;
        }
      }
      if (!started || !observed.reachable) {
        return dueInMs;
      }
      if (lease.getRemainingMs() <= 0) {
        return 0;
      }
      await this.#steps.run({
        ...started,
        store: { ...assessment.store, status: assessment.changes.status },
        observed,
        cluster: cluster!,
        lease,
        clock,
      });
      if (lease.signal.aborted) {
        return 0;
      }
      store = await this.#readAgain(store);
    }
    return undefined;
  }

  /**
   * Whether a store can't be seen for a reason that may be this replica's alone: a
   * watch was just cut, or its cluster is left to others by now.
   */
  #isUndecided(
    { cluster }: StoreRecord,
    { reachable }: ObservedStore,
  ): boolean {
    return (
      !reachable &&
      (this.#clusters.get(cluster)?.interrupted ||
        this.#connections.leftToOthers.has(cluster))
    );
  }

  /** Undefined when the store is gone, be there another one of its name. */
  async #readAgain({
    id,
    name,
  }: StoreRecord): Promise<StoreRecord | undefined> {
    const found = await this.#repository.findStore(name);
    return found?.id === id ? found : undefined;
  }

  /** Observes a store under a lease. Undefined when that has ended meanwhile. */
  async #assess({
    store: found,
    lease,
    clock,
    mayAct,
    fresh = false,
  }: StoreWork): Promise<StoreAssessment | undefined> {
    // An API server that is gone takes long not to answer.
    const observed = await unlessAborted(
      () => this.#observe({ store: found, clock, fresh, mayGrant: true }),
      lease.signal,
    );
    return (
      observed &&
      assessStore({
        config: this.#config,
        found,
        observed,
        now: clock(),
        mayBegin: mayAct,
      })
    );
  }

  async #observe(options: {
    store: StoreRecord;
    clock: Clock;
    fresh: boolean;
    mayGrant: boolean;
  }): Promise<ObservedStore> {
    const { store, clock, fresh, mayGrant } = options;
    const cluster = this.#clusters.get(store.cluster);
    const now = clock();
    return cluster
      ? observeStore({
          cluster,
          store,
          now,
          mayGrant,
          fresh: fresh || mayWatchesLag(store.operation, now),
          labelled: toDesiredStore(this.#config, store).layout?.labelled,
        })
      : {
          reachable: false,
          message: `Cluster ${store.cluster} is not configured`,
        };
  }
}

/** When a store is due by what was found out: now if there is something to do. */
function getDueInMs(assessment: StoreAssessment): number | undefined {
  const { store, observed, state, now } = assessment;
  return observed.reachable && state.nextStep
    ? getPauseMs(store.operation, state.nextStep, now)
    : getDelayMs(assessment);
}

/** Whether what was found out is recorded, and the store due by when it has to be. */
function isUpToDate(
  { dueAt }: Pick<PeekedStore, 'dueAt'>,
  assessment: StoreAssessment,
): boolean {
  const { isNews, now } = assessment;
  const dueInMs = getDueInMs(assessment);
  const isDueInTime =
    dueInMs === undefined ||
    (dueAt !== undefined &&
      dueAt.getTime() <= now.getTime() + dueInMs + DUE_TOLERANCE_MS);
  return !isNews && isDueInTime;
}
