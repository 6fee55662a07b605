import { setTimeout as sleep } from 'node:timers/promises';
import { LoggerService } from '@backstage/backend-plugin-api';
import {
  answerInTime,
  ClaimedStore,
  RenewedLease,
  StoreLeases,
} from '../database';
import { EngineMetrics, StoreMetrics } from '../metrics';
import { HeldLease, LeaseEnd } from './HeldLease';

/** How often leases are renewed: one or two renewals may fail before any is lost. */
const HEARTBEAT_FRACTION = 3;

/** How soon a renewal that failed is tried again. */
const RETRY_MS = 1_000;

/** Holds the leases of this replica, and renews them for as long as they are needed. */
export class LeaseKeeper {
  readonly #leases: StoreLeases;
  readonly #holder: string;
  readonly #leaseMs: number;
  readonly #logger: LoggerService;
  readonly #metrics: EngineMetrics;
  readonly #held = new Map<string, HeldLease>();
  #heartbeat?: AbortController;

  constructor(options: {
    leases: StoreLeases;
    /** The name of this replica, unlike that of any other. */
    holder: string;
    leaseMs: number;
    logger: LoggerService;
    metrics?: StoreMetrics;
  }) {
    const { metrics = StoreMetrics.none() } = options;
    this.#leases = options.leases;
    this.#holder = options.holder;
    this.#leaseMs = options.leaseMs;
    this.#logger = options.logger;
    this.#metrics = metrics.engine;
  }

  /**
   * Holds the lease of a store that was claimed.
   *
   * @param claimedAt - when it was asked for, by `performance.now()`
   */
  hold(claimed: ClaimedStore, claimedAt: number): HeldLease {
    const { store, epoch } = claimed;
    const lease = new HeldLease({
      storeId: store.id,
      storeName: store.name,
      epoch,
      operation: store.operation,
      validUntil: claimedAt + this.#leaseMs,
    });
    this.#held.set(store.id, lease);
    lease.signal.addEventListener('abort', () => this.#noteEnd(lease));
    this.#heartbeat ??= this.#startHeartbeat();
    return lease;
  }

  /**
   * Gives a lease back when the work under it has ended.
   *
   * @param dueInMs - when the store is due again; only when something is asked
   * for if absent
   */
  async release(lease: HeldLease, dueInMs: number | undefined): Promise<void> {
    const { storeId, epoch } = lease;
    lease.dispose();
    if (this.#held.get(storeId) === lease) {
      this.#held.delete(storeId);
    }
    try {
      await this.#leases.release({ storeId, epoch, dueInMs });
    } catch (error) {
      // It runs out by itself, and then the store is due.
      this.#log(lease).warn('Could not give a lease back', error as Error);
    }
    if (this.#held.size === 0) {
      this.#heartbeat?.abort();
      this.#heartbeat = undefined;
    }
  }

  /** Has the work on a store end, if it is done here. */
  end(storeName: string, reason: LeaseEnd): void {
    for (const lease of this.#held.values()) {
      if (lease.storeName === storeName) {
        lease.end(reason);
      }
    }
  }

  /** Has all work end. */
  endAll(reason: LeaseEnd): void {
    this.#held.forEach(lease => lease.end(reason));
  }

  #noteEnd(lease: HeldLease): void {
    if (lease.signal.reason === 'lost') {
      this.#metrics.leaseLost();
      this.#log(lease).warn(
        `The lease of store ${lease.storeName} is lost: it was not renewed in time, or somebody else has it`,
      );
    }
  }

  #log({ storeName, storeId, operationId }: HeldLease): LoggerService {
    return this.#logger.child({ store: storeName, storeId, operationId });
  }

  #startHeartbeat(): AbortController {
    const controller = new AbortController();
    void this.#beat(controller.signal);
    return controller;
  }

  async #beat(signal: AbortSignal): Promise<void> {
    let pauseMs = this.#leaseMs / HEARTBEAT_FRACTION;
    while (
      await sleep(pauseMs, true, { signal, ref: false }).catch(() => false)
    ) {
      pauseMs = (await this.#renew())
        ? this.#leaseMs / HEARTBEAT_FRACTION
        : Math.min(RETRY_MS, this.#leaseMs / HEARTBEAT_FRACTION);
    }
  }

  async #renew(): Promise<boolean> {
    const askedAt = performance.now();
    const before = [...this.#held.values()];
    try {
      const renewed = new Map(
        (
          await answerInTime(
            this.#leases.renew({
              holder: this.#holder,
              storeIds: before.map(({ storeId }) => storeId),
            }),
            this.#leaseMs / HEARTBEAT_FRACTION,
          )
        ).map(each => [each.storeId, each]),
      );
      for (const lease of before) {
        this.#apply(lease, renewed.get(lease.storeId), askedAt);
      }
      return true;
    } catch (error) {
      this.#logger.warn('Could not renew leases', error as Error);
      return false;
    }
  }

  #apply(
    lease: HeldLease,
    renewed: RenewedLease | undefined,
    askedAt: number,
  ): void {
    if (renewed?.epoch !== lease.epoch) {
      // Somebody else has it, or it was given back meanwhile.
      lease.end('lost');
      return;
    }
    lease.renew(askedAt + this.#leaseMs);
    if (!lease.isFor(renewed.operation)) {
      lease.end('superseded');
    }
  }
}
