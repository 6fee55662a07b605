import { StoreLease } from '../../lease/StoreLease';

/** A lease that a test renews and ends. */
export class TestLease implements StoreLease {
  readonly storeId = 'store-id';
  readonly storeName = 'demo';
  readonly operationId = 'operation-id';
  readonly epoch = 1;
  readonly #controller = new AbortController();
  readonly #listeners = new Set<() => void>();
  #validUntil: number;

  constructor(ttlMs: number) {
    this.#validUntil = performance.now() + ttlMs;
  }

  get signal(): AbortSignal {
    return this.#controller.signal;
  }

  getRemainingMs(): number {
    return this.#validUntil - performance.now();
  }

  onRenewed(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  renew(ttlMs: number): void {
    this.#validUntil = performance.now() + ttlMs;
    this.#listeners.forEach(listener => listener());
  }

  /** Ends it; one that is lost has no time left. */
  end(reason: 'lost' | 'superseded'): void {
    if (reason === 'lost') {
      this.#validUntil = performance.now();
    }
    this.#controller.abort(reason);
  }
}
