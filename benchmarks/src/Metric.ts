/** The highest or the lowest ratio of ours to the baseline that is good enough. */
export type Goal = { readonly atMost: number } | { readonly atLeast: number };

/** Who was measured, and what came out. */
export interface Measured {
  readonly name: string;
  /** The median of the repeats, in the metric's unit. */
  readonly value: number;
  /** What each repeat gave, in their order. */
  readonly values: readonly number[];
}

/** A figure with what it is held against, as it is in `results/latest.json`. */
export interface Metric {
  /** Such as `M2.1000`. */
  readonly metric: string;
  /** What it is about, for people. */
  readonly title: string;
  readonly goal: Goal;
  /** The median of the repeats' ratios of ours to the baseline. */
  readonly ratio: number;
  readonly baseline: Measured;
  readonly ours: Measured;
  /** Others that took their turns with the two, such as what is possible at best. */
  readonly others: readonly Measured[];
  readonly unit: string;
  /** How often each was measured. */
  readonly repeats: number;
  /** From the lowest ratio of a repeat to the highest, as a part of their median. */
  readonly spread: number;
  /** Whether the ratio reaches the goal. */
  readonly met: boolean;
  /** What the goal is for, where less was measured, such as `5,000 stores`. */
  readonly shortOf?: string;
}
