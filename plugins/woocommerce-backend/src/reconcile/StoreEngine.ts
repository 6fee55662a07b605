import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import { WoocommerceConfig } from '../config';
import {
  ClaimedStore,
  HeldStore,
  PeekedStore,
  StoreLeases,
  StoreRepository,
  TurnLimits,
} from '../database';
import { LeaseKeeper } from '../lease/LeaseKeeper';
import { StoreTrigger } from '../services/StoreTrigger';
import { StoreTracing } from '../tracing/StoreTracing';
import { ConnectionKeeper } from './ConnectionKeeper';
import { getLogger } from './getLogger';
import { selectForResync } from './selectForResync';
import { StoreDispatcher } from './StoreDispatcher';
import { StoreQueue } from './StoreQueue';
import { toTurnLimits } from './toTurnLimits';
import {
  Clock,
  LOOK_AGAIN_DELAY_MS,
  LookResult,
  StoreReconciler,
} from './StoreReconciler';

/** How many stores of each cluster are looked at at the same time. */
const LOOKS = 10;

/** How soon to work on a store again when the database or our own code failed. */
const FAILURE_DELAY_MS = 5_000;

/** How often and how soon to try to observe a store that somebody works on. */
const OBSERVE_ATTEMPTS = 20;
const OBSERVE_PAUSE_MS = 250;

interface Claimed extends ClaimedStore {
  /** When it was asked for, by `performance.now()`. */
  readonly claimedAt: number;
}

/**
 * Decides when which store is worked on in this replica.
 *
 * Looking at a store, because something in the cluster changed, is cheap and is
 * done at once or a moment later, by every replica that hears of it: only the
 * first records what is new. Changing something in the cluster is done when it is the store's turn,
 * under a lease, so that no two replicas work on one store.
 */
export class StoreEngine implements StoreTrigger {
  readonly #repository: StoreRepository;
  readonly #leases: StoreLeases;
  readonly #reconciler: StoreReconciler;
  readonly #keeper: LeaseKeeper;
  readonly #connections: Pick<ConnectionKeeper, 'leftToOthers'>;
  readonly #holder: string;
  readonly #logger: LoggerService;
  readonly #tracing: StoreTracing;
  /** By cluster, so that those of one don't wait for another that doesn't answer. */
  readonly #looks = new Map<string, StoreQueue>();
  readonly #turns: StoreDispatcher<Claimed>;
  /** Stores that this replica works on. */
  readonly #working = new Set<string>();
  /** Stores that were to be looked at while somebody worked on them. */
  readonly #missed = new Set<string>();
  /** What people wait for. */
  readonly #asked = new Set<Promise<void>>();
  #stopping = new AbortController();
  #started = false;

  constructor(options: {
    repository: StoreRepository;
    leases: StoreLeases;
    reconciler: StoreReconciler;
    keeper: LeaseKeeper;
    connections: Pick<ConnectionKeeper, 'leftToOthers'>;
    /** The name of this replica, unlike that of any other. */
    holder: string;
    config: Pick<WoocommerceConfig, 'clusters' | 'concurrency'>;
    logger: LoggerService;
    tracing?: StoreTracing;
  }) {
    const { config, logger, tracing = StoreTracing.none() } = options;
    const limits = toTurnLimits(config);
    this.#repository = options.repository;
    this.#leases = options.leases;
    this.#reconciler = options.reconciler;
    this.#keeper = options.keeper;
    this.#connections = options.connections;
    this.#holder = options.holder;
    this.#logger = logger;
    this.#tracing = tracing;
    this.#turns = new StoreDispatcher<Claimed>({
      limit: config.concurrency.perReplica,
      claim: count => this.#claimDue(count, limits),
      work: claimed =>
        this.#tracing.turn(claimed.store, () =>
          this.#work(claimed, { mayAct: true }),
        ),
      logger,
    });
  }

  /** Takes up what is to be done. */
  start(): void {
    this.#started = true;
    this.#stopping = new AbortController();
    this.#turns.start();
  }

  /**
   * Takes no more work. What is under way is ended, Helm with the time that it
   * needs to record how, and goes on in another replica.
   */
  async stop(): Promise<void> {
    this.#started = false;
    this.#stopping.abort();
    this.#keeper.endAll('stopping');
    await Promise.all([
      ...[...this.#looks.values()].map(looks => looks.stop()),
      this.#turns.stop(),
      ...this.#asked,
    ]);
  }

  /** Has every store of a cluster looked at. */
  async lookAtAll(cluster: string): Promise<void> {
    const names = await this.#repository.listStoreNames(cluster);
    names.forEach(name => this.look(name, cluster));
  }

  /** Has the stores looked at whose turn it is now, in every cluster. */
  async lookAround(now = new Date()): Promise<void> {
    const minute = Math.floor(now.getTime() / 60_000);
    for (const cluster of (await this.#repository.countStores()).keys()) {
      const names = await this.#repository.listStoreNames(cluster);
      selectForResync(names, minute).forEach(name => this.look(name, cluster));
    }
  }

  /**
   * Has a store looked at, since something may have become different about it.
   *
   * @param patienceMs - how many milliseconds that may wait for something else to
   * have it looked at
   */
  look(name: string, cluster: string, patienceMs = 0): void {
    // Everything is looked at after the start, so that nothing is lost before it.
    if (!this.#started) {
      return;
    }
    const looks =
      this.#looks.get(cluster) ??
      new StoreQueue({
        concurrency: LOOKS,
        work: each => this.#look(each),
      });
    this.#looks.set(cluster, looks);
    if (patienceMs > 0) {
      looks.addLater(name, patienceMs);
    } else {
      looks.add(name);
    }
  }

  interrupt(name: string): void {
    this.#keeper.end(name, 'superseded');
    this.#turns.kick();
  }

  async observeNow(name: string): Promise<void> {
    for (let attempt = 0; attempt < OBSERVE_ATTEMPTS; attempt += 1) {
      const claimed = await this.#claim(name);
      if (!claimed) {
        return;
      }
      if ('store' in claimed) {
        const work = this.#work(claimed, { mayAct: false, fresh: true });
        this.#asked.add(work);
        await work.finally(() => this.#asked.delete(work));
        return;
      }
      // Whoever works on it observes it, too.
      await sleep(OBSERVE_PAUSE_MS);
    }
  }

  /** Returns after how many milliseconds to look again. */
  async #look(name: string): Promise<number | undefined> {
    // Before it is read, so that work of this replica that ends meanwhile
    // brings it up.
    this.#missed.add(name);
    if (this.#working.has(name)) {
      return undefined;
    }
    let peeked: PeekedStore | undefined;
    try {
      peeked = await this.#leases.peek(name);
      if (peeked?.held && peeked.held.remainingMs > 0) {
        return getHeldDelayMs(peeked.held);
      }
      const result = await this.#lookAt(peeked);
      if (typeof result === 'number') {
        return result;
      }
      if (result === 'needs-lease') {
        return await this.#lookUnderLease(name);
      }
      if (result === 'due') {
        this.#turns.kick();
      }
      if (!this.#working.has(name)) {
        this.#missed.delete(name);
      }
      return undefined;
    } catch (error) {
      const logger = peeked
        ? getLogger(this.#logger, peeked.store)
        : this.#logger.child({ store: name });
      logger.error(`Could not look at store ${name}`, error as Error);
      return FAILURE_DELAY_MS;
    }
  }

  async #lookAt(peeked: PeekedStore | undefined): Promise<LookResult> {
    if (!peeked) {
      return 'done';
    }
    // The lease of one who is dead is in the way.
    return peeked.held
      ? 'needs-lease'
      : this.#reconciler.look({
          ...peeked,
          clock: startDatabaseClock(peeked.now, performance.now()),
          signal: this.#stopping.signal,
          peekAgain: () => this.#leases.peek(peeked.store.name),
        });
  }

  /** Returns after how many milliseconds to look again. */
  async #lookUnderLease(name: string): Promise<number | undefined> {
    const claimed = await this.#claim(name);
    if (claimed && !('store' in claimed)) {
      return getHeldDelayMs(claimed);
    }
    this.#missed.delete(name);
    if (claimed) {
      await this.#work(claimed, { mayAct: false });
    }
    return undefined;
  }

  async #claim(name: string) {
    const claimedAt = performance.now();
    const claimed = await this.#leases.claim({ name, holder: this.#holder });
    return claimed && 'store' in claimed ? { ...claimed, claimedAt } : claimed;
  }

  async #claimDue(count: number, limits: TurnLimits): Promise<Claimed[]> {
    const claimedAt = performance.now();
    const claimed = await this.#leases.claimDue({
      holder: this.#holder,
      limits,
      count,
      except: this.#connections.leftToOthers,
    });
    return claimed.map(each => ({ ...each, claimedAt }));
  }

  async #work(
    claimed: Claimed,
    options: { mayAct: boolean; fresh?: boolean },
  ): Promise<void> {
    const { name, cluster } = claimed.store;
    this.#working.add(name);
    try {
      await this.#reconcile(claimed, options);
    } finally {
      this.#working.delete(name);
      if (this.#missed.delete(name)) {
        this.look(name, cluster);
      }
    }
  }

  async #reconcile(
    claimed: Claimed,
    options: { mayAct: boolean; fresh?: boolean },
  ): Promise<void> {
    const { store, now, claimedAt } = claimed;
    const lease = this.#keeper.hold(claimed, claimedAt);
    const clock = startDatabaseClock(now, claimedAt);
    let dueInMs: number | undefined;
    try {
      if (!this.#started) {
        lease.end('stopping');
      }
      dueInMs = await this.#reconciler.reconcile({
        ...options,
        store,
        lease,
        clock,
      });
    } catch (error) {
      dueInMs = lease.signal.aborted ? 0 : FAILURE_DELAY_MS;
      getLogger(this.#logger, store).error(
        `Could not work on store ${store.name}`,
        error as Error,
      );
    }
    await this.#keeper.release(lease, dueInMs);
    if (dueInMs === 0) {
      this.#turns.kick();
    }
  }
}

/** How soon to look again at a store that somebody works on, who may be dead. */
function getHeldDelayMs({ remainingMs }: HeldStore): number {
  return Math.max(LOOK_AGAIN_DELAY_MS, remainingMs);
}

/** Goes on from the database's time at a moment by `performance.now()`. */
function startDatabaseClock(now: Date, at: number): Clock {
  return () => new Date(now.getTime() + (performance.now() - at));
}
