import { Machine } from '../machine';
import { Metric } from '../Metric';

/** A metric, and the run that has found it. */
export interface DatedMetric extends Metric {
  /** ISO 8601. */
  readonly measuredAt: string;
  /** Of which commit, if it is known. */
  readonly commit?: string;
  /** What the cluster was able to do in that run, as {@link ClusterFacts} have it. */
  readonly podsPerMinute?: number;
  /** How busy the machine was before it, as {@link Machine} has it. */
  readonly loadBefore?: number;
}

/** What was found last of each benchmark, as it is written to `results/latest.json`. */
export interface Report {
  /** Whether less was measured than the figures need. */
  readonly quick: boolean;
  readonly machine: Machine;
  readonly versions: Readonly<Record<string, string>>;
  readonly cluster: ClusterFacts;
  readonly metrics: readonly DatedMetric[];
  /** By benchmark, of all that there are, what could not be held fixed. */
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
