/** A change of a store's readiness, and how long it took each to hear of it. */
export interface Transition {
  readonly storeId: string;
  /** When it was made, by `performance.now()`. */
  readonly at: number;
  /** The same by the clock, which the portal's database has, too. */
  readonly date: string;
  /** By browser, in milliseconds; not a number where none has come. */
  readonly signals: Float64Array;
  /** By poller, in milliseconds. */
  readonly polls: Float64Array;
  /** When a browser has heard of it by a pulse, which comes by and by. */
  readonly pulses: Float64Array;
  /** When a browser at the other replica heard of it first. */
  elsewhere?: number;
}

/** Notes who has heard of which change of a store. */
export class TransitionLog {
  readonly transitions: Transition[] = [];
  readonly #browsers: number;
  readonly #pollers: number;
  /** Of each store, the latest: what is heard of it is about that one. */
  readonly #latest = new Map<string, Transition>();

  constructor(options: { browsers: number; pollers: number }) {
    this.#browsers = options.browsers;
    this.#pollers = options.pollers;
  }

  /** A store changes from now on. */
  begin(storeId: string): void {
    const transition: Transition = {
      storeId,
      at: performance.now(),
      date: new Date().toISOString(),
      signals: new Float64Array(this.#browsers).fill(NaN),
      polls: new Float64Array(this.#pollers).fill(NaN),
      pulses: new Float64Array(this.#browsers).fill(NaN),
    };
    this.#latest.set(storeId, transition);
    this.transitions.push(transition);
  }

  /** A browser hears that a store has changed. */
  signalled(browser: number, storeId: string): void {
    const transition = this.#latest.get(storeId);
    if (transition && Number.isNaN(transition.signals[browser])) {
      transition.signals[browser] = performance.now() - transition.at;
    }
  }

  /** The same of a browser that is connected to the other replica. */
  signalledElsewhere(storeId: string): void {
    const transition = this.#latest.get(storeId);
    if (transition) {
      transition.elsewhere ??= performance.now() - transition.at;
    }
  }

  /** A browser hears since when a store is as it is. */
  pulsed(browser: number, storeId: string, updatedAt: string): void {
    const transition = this.#latest.get(storeId);
    if (
      transition &&
      updatedAt >= transition.date &&
      Number.isNaN(transition.pulses[browser])
    ) {
      transition.pulses[browser] = performance.now() - transition.at;
    }
  }

  /** A poller has read since when each store is as it is. */
  polled(poller: number, updatedAt: ReadonlyMap<string, string>): void {
    const now = performance.now();
    for (const { storeId, at, date, polls } of this.transitions) {
      if (
        Number.isNaN(polls[poller]) &&
        (updatedAt.get(storeId) ?? '') >= date
      ) {
        polls[poller] = now - at;
      }
    }
  }
}
