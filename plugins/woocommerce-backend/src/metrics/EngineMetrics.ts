import {
  STORE_CONDITION_TYPES,
  STORE_REASONS,
  StoreCondition,
  StoreReason,
  StoreVerification,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { OperationKind, StoreRecord, StoreStatus } from '../database';
import { METRICS } from './catalogue';
import { Meter } from './Meter';

const OPERATION_KINDS: readonly OperationKind[] = [
  'provision',
  'verify',
  'upgrade',
  'repair',
  'delete',
];

type Result = 'Succeeded' | 'Failed' | 'Cancelled' | 'Superseded';

/** Counts and measures what the engine does with stores. */
export class EngineMetrics {
  readonly #finished;
  readonly #duration;
  readonly #wait;
  readonly #rung;
  readonly #step;
  readonly #verified;
  readonly #lost;
  readonly #stale;

  static create(meter: Meter): EngineMetrics {
    return new EngineMetrics(meter);
  }

  private constructor(meter: Meter) {
    this.#finished = meter.counter(METRICS.operations);
    this.#duration = meter.histogram(METRICS.operationDuration);
    this.#wait = meter.histogram(METRICS.operationWait);
    this.#rung = meter.histogram(METRICS.rungDuration);
    this.#step = meter.histogram(METRICS.stepDuration);
    this.#verified = meter.counter(METRICS.verifications);
    this.#lost = meter.counter(METRICS.leasesLost);
    this.#stale = meter.counter(METRICS.staleWrites);
  }

  /**
   * Has counts begin with none for these clusters. Prometheus sees no increase in
   * a count that begins with one, and would not see the first failure.
   */
  expect(clusters: readonly string[]): void {
    this.#lost({}, 0);
    for (const cluster of clusters) {
      this.#stale({ cluster }, 0);
      for (const type of OPERATION_KINDS) {
        const count = (result: Result, reason?: string) =>
          this.#finished({ cluster, type, result, reason }, 0);
        count('Succeeded');
        count('Cancelled', 'Cancelled');
        count('Superseded');
        Object.keys(STORE_REASONS).forEach(reason => count('Failed', reason));
      }
      for (const rung of ['storefront', 'checkout']) {
        this.#verified({ cluster, rung, result: 'passed' }, 0);
        this.#verified({ cluster, rung, result: 'failed' }, 0);
      }
    }
  }

  /** The first turn of an operation has come. */
  operationBegun({ cluster, operation }: StoreRecord, now: Date): void {
    const { kind: type, createdAt } = operation;
    this.#wait(toSeconds(createdAt, now), { cluster, type });
  }

  /** An operation has ended, and that is recorded. */
  operationEnded(options: {
    store: {
      cluster: string;
      operation: { kind: OperationKind; startedAt?: Date };
    };
    result: Result;
    reason?: StoreReason;
    now: Date;
  }): void {
    const { store, result, reason, now } = options;
    const { cluster, operation } = store;
    const { kind: type, startedAt } = operation;
    this.#finished({ cluster, type, result, reason });
    if (startedAt) {
      const seconds = toSeconds(startedAt, now);
      this.#duration(seconds, { cluster, type, result });
    }
  }

  /** Something was recorded of a store, and with it rungs that it has reached. */
  rungsReached(store: StoreRecord, next: StoreStatus, now: Date): void {
    const { cluster, operation, status } = store;
    if (operation.kind !== 'provision' || operation.status !== 'Running') {
      return;
    }
    const before = new Set(climb(status).map(({ type }) => type));
    let since = operation.startedAt ?? now;
    for (const { type: condition, lastTransitionTime } of climb(next)) {
      const at = new Date(lastTransitionTime);
      if (!before.has(condition)) {
        this.#rung(toSeconds(since, at), { cluster, condition });
      }
      since = at > since ? at : since;
    }
  }

  /** A step was run. */
  stepRun(options: {
    cluster: string;
    step: string;
    result: 'succeeded' | 'failed' | 'ended';
    ms: number;
  }): void {
    const { ms, ...labels } = options;
    this.#step(ms / 1_000, labels);
  }

  /** A store was checked. */
  verified(cluster: string, { passed, rung }: StoreVerification): void {
    this.#verified({ cluster, rung, result: passed ? 'passed' : 'failed' });
  }

  /** A lease could not be renewed in time. */
  leaseLost(): void {
    this.#lost({});
  }

  /** Something was not written because somebody else may have the store by now. */
  staleWriteRefused(cluster: string): void {
    this.#stale({ cluster });
  }
}

/** The rungs that are reached and have none below them that isn't. */
function climb({ conditions }: StoreStatus): StoreCondition[] {
  const rungs = STORE_CONDITION_TYPES.flatMap(
    type => conditions.find(each => each.type === type) ?? [],
  );
  const missing = rungs.findIndex(({ status }) => status === 'False');
  return rungs
    .slice(0, missing === -1 ? undefined : missing)
    .filter(({ status }) => status === 'True');
}

/** Clocks may go back. */
function toSeconds(from: Date, to: Date): number {
  return Math.max(0, to.getTime() - from.getTime()) / 1_000;
}
