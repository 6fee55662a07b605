import { Goal, Measured, Metric } from './Metric';
import { getMedian, getSpread } from './statistics/statistics';

/** What each repeat gave for one of those who are compared. */
export interface Arm {
  readonly name: string;
  readonly values: readonly number[];
}

/**
 * Holds our figures against a baseline's, repeat by repeat, so that what made a
 * repeat slow for both is not taken for a difference.
 *
 * @throws when one of them was measured more often than the other, or never, or
 * the baseline is nothing that could be divided by
 */
export function compare(options: {
  metric: string;
  title: string;
  goal: Goal;
  unit: string;
  ours: Arm;
  baseline: Arm;
  others?: readonly Arm[];
  shortOf?: string;
}): Metric {
  const { ours, baseline, goal, others = [], ...rest } = options;
  if (!ours.values.length || ours.values.length !== baseline.values.length) {
    throw new Error(
      `${rest.metric}: ${ours.name} was measured ${ours.values.length} times, ${baseline.name} ${baseline.values.length} times`,
    );
  }
  if (!baseline.values.every(value => value > 0 && Number.isFinite(value))) {
    throw new Error(
      `${rest.metric}: nothing can be compared with ${
        baseline.name
      }, which gave ${baseline.values.join(', ')}`,
    );
  }
  const ratios = ours.values.map((value, at) => value / baseline.values[at]);
  const ratio = getMedian(ratios);
  return {
    ...rest,
    goal,
    ratio,
    baseline: toMeasured(baseline),
    ours: toMeasured(ours),
    others: others.map(toMeasured),
    repeats: ratios.length,
    spread: getSpread(ratios),
    met: meets(ratio, goal),
  };
}

/**
 * Holds a figure against a limit that is no one's measurement, such as 25 ms.
 * The baseline is the limit, so that the goal is a ratio of 1.
 */
export function compareWithLimit(options: {
  metric: string;
  title: string;
  unit: string;
  ours: Arm;
  atMost: number;
  others?: readonly Arm[];
  shortOf?: string;
}): Metric {
  const { atMost, ...rest } = options;
  return compare({
    ...rest,
    goal: { atMost: 1 },
    baseline: { name: 'limit', values: rest.ours.values.map(() => atMost) },
  });
}

/** Whether a ratio is good enough. */
export function meets(ratio: number, goal: Goal): boolean {
  return 'atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast;
}

/** Whether a ratio is more than twice as bad as the goal: no noise, but something that broke. */
export function isFarOff({
  ratio,
  goal,
}: Pick<Metric, 'ratio' | 'goal'>): boolean {
  return 'atMost' in goal ? ratio > 2 * goal.atMost : ratio < goal.atLeast / 2;
}

function toMeasured({ name, values }: Arm): Measured {
  return { name, values, value: getMedian(values) };
}
