import { Machine } from '../machine';
import { Metric } from '../Metric';

/** All that a run has found, as it is written to `results/latest.json`. */
export interface Report {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Whether less was measured than the figures need. */
  readonly quick: boolean;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly cluster: ClusterFacts;
  readonly metrics: readonly Metric[];
  /** By benchmark, what could not be held fixed. */
  readonly caveats: Readonly<Record<string, readonly string[]>>;
}

/** How the cluster was set up, and what it is able to do by itself. */
export interface ClusterFacts {
  /** How long pods take to become ready after their node has them, in milliseconds. */
  readonly podDelayMs: number;
  /** Whether its controllers may ask the API server as often as they like. */
  readonly unlimitedQps: boolean;
  /** Pods that become ready in a minute when nothing else is done. */
  readonly podsPerMinute: number;
}
