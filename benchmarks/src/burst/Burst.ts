import { countRefusals } from '../lab/countRefusals';
import { Lab } from '../lab/Lab';
import { SampleStore } from '../lab/SampleStore';
import { KubectlCli } from '../programs/KubectlCli';

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

/** What a burst gave. */
export interface BurstResult {
  /** Stores per minute. */
  readonly rate: number;
  /** How many requests the API server has refused meanwhile, since they were too many. */
  readonly refusals: number;
}

/** Measures how fast stores come up, from the request for the first one. */
export async function measureBurst(
  { lab, count }: Burst,
  work: () => Promise<void>,
): Promise<BurstResult> {
  const kubectl = new KubectlCli(lab.settings);
  const refusalsBefore = await countRefusals(kubectl);
  const startedAt = performance.now();
  await work();
  const minutes = (performance.now() - startedAt) / 60_000;
  const refusals = (await countRefusals(kubectl)) - refusalsBefore;
  return { rate: count / minutes, refusals };
}
