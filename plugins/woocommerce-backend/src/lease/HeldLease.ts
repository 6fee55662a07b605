import { OperationRecord } from '../database/StoreRepository';
import { StoreLease } from './StoreLease';

/** Why work under a lease has to end. */
export type LeaseEnd =
  /** The lease was not renewed in time. */
  | 'lost'
  /** Another operation was asked for, or this one canceled. */
  | 'superseded'
  /** The portal stops. */
  | 'stopping';

type OperationKey = Pick<OperationRecord, 'id' | 'status'>;

/** A lease that this process holds. */
export class HeldLease implements StoreLease {
  readonly storeId: string;
  readonly epoch: number;
  readonly storeName: string;
  readonly #controller = new AbortController();
  readonly #listeners = new Set<() => void>();
  #operation: OperationKey;
  #validUntil: number;
  #expiry: NodeJS.Timeout;
  #isDisposed = false;

  /**
   * @param options.validUntil - by `performance.now()`
   */
  constructor(options: {
    storeId: string;
    storeName: string;
    epoch: number;
    operation: OperationKey;
    validUntil: number;
  }) {
    this.storeId = options.storeId;
    this.storeName = options.storeName;
    this.epoch = options.epoch;
    this.#operation = options.operation;
    this.#validUntil = options.validUntil;
    this.#expiry = this.#watchExpiry();
  }

  get operationId(): string {
    return this.#operation.id;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  getRemainingMs(): number {
    return this.signal.reason === 'lost'
      ? 0
      : this.#validUntil - performance.now();
  }

  onRenewed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Says what is known of the operation that is carried out under it. */
  follow(operation: OperationKey): void {
    this.#operation = operation;
  }

  /** Whether the operation is the one that is carried out, and as it was. */
  isFor(operation: OperationKey): boolean {
    return (
      operation.id === this.#operation.id &&
      operation.status === this.#operation.status
    );
  }

  /** The lease is valid for longer. */
  renew(validUntil: number): void {
    if (this.#isDisposed) {
      return;
    }
    this.#validUntil = validUntil;
    clearTimeout(this.#expiry);
    this.#expiry = this.#watchExpiry();
    this.#listeners.forEach(listener => listener());
  }

  /** Has the work under it end, unless it has: a lease that was given back can't be lost. */
  end(reason: LeaseEnd): void {
    if (!this.#isDisposed) {
      this.#controller.abort(reason);
    }
  }

  /** To be called when the work has ended. */
  dispose(): void {
    this.#isDisposed = true;
    clearTimeout(this.#expiry);
    this.#listeners.clear();
  }

  #watchExpiry(): NodeJS.Timeout {
    const remainingMs = Math.max(0, this.#validUntil - performance.now());
    return setTimeout(() => this.end('lost'), remainingMs);
  }
}
