import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';
import { findWorst } from './findWorst';
import { PROBE_CHECKS } from './probe/probeChecks';

/** A finding that is older says nothing any more of whether stores can be made. */
export const OLD_MS = 15 * 60_000;

const PROBE_IDS: ReadonlySet<string> = new Set(
  PROBE_CHECKS.map(({ id }) => id),
);

/**
 * What is known of one cluster: what was seen of it last without pods, and what
 * pods have found last. Pods take minutes and are seldom run, so that the two are
 * of different times.
 */
export class KnownPreflight {
  #seen?: Preflight;
  #probed?: { readonly preflight: Preflight; readonly endedAt: number };

  static create(): KnownPreflight {
    return new KnownPreflight();
  }

  private constructor() {}

  /** Takes what a preflight came to that has just ended. */
  add(preflight: Preflight): void {
    if (preflight.probed) {
      this.#probed = { preflight, endedAt: Date.now() };
    }
    const isNewer =
      !this.#seen ||
      Date.parse(preflight.observedAt) >= Date.parse(this.#seen.observedAt);
    if (isNewer) {
      this.#seen = preflight;
    }
  }

  /** The newest of both; undefined before there is something. */
  get(): Preflight | undefined {
    const seen = this.#seen;
    const probed = this.#probed;
    if (!seen || !probed || seen === probed.preflight) {
      return seen;
    }
    if (Date.now() - probed.endedAt > OLD_MS) {
      return seen;
    }
    const checks = [
      ...seen.checks.filter(({ id }) => !PROBE_IDS.has(id)),
      ...probed.preflight.checks.filter(({ id }) => PROBE_IDS.has(id)),
    ];
    return { ...seen, status: findWorst(checks), probed: true, checks };
  }
}
