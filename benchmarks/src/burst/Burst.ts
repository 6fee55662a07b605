import { Lab } from '../lab/Lab';
import { SampleStore } from '../lab/SampleStore';

/** How many are made at the same time, by each who is compared. */
export const CONCURRENCY = 10;

/** How long all stores of a burst may take. */
export const BURST_TIMEOUT_MS = 3_600_000;

/** Many stores that are asked for at once. */
export interface Burst {
  readonly lab: Lab;
  readonly count: number;
}

/** A burst of what the portal makes of a store. */
export interface PeerBurst extends Burst {
  readonly sample: SampleStore;
}

/** The names of a burst's stores. */
export function makeNames(prefix: string, count: number): string[] {
  return Array.from({ length: count }, (_, index) => `${prefix}${index}`);
}

/** Stores per minute. */
export function toRate(count: number, milliseconds: number): number {
  return count / (milliseconds / 60_000);
}
