import { SLOW_PODS_MS } from '../lab/withPodDelay';
import { Goal } from '../Metric';

/** Stores that are asked for at once. */
export interface Load {
  /** The metric's, after `M2.`. */
  readonly name: string;
  readonly count: number;
  /** How long pods take to become ready; as `--pod-delay` says when absent. */
  readonly podDelayMs?: number;
}

/** One for which there is a goal. */
export interface ComparedLoad extends Load {
  /** How many times as fast as Flux the portal is to be. */
  readonly goal: Goal;
}

/** Smallest first. */
const LOADS: readonly ComparedLoad[] = [
  { name: '100', count: 100, goal: { atLeast: 1 } },
  {
    name: `100.${SLOW_PODS_MS / 1_000}s`,
    count: 100,
    goal: { atLeast: 1 },
    podDelayMs: SLOW_PODS_MS,
  },
  { name: '500', count: 500, goal: { atLeast: 1 } },
  { name: '1000', count: 1_000, goal: { atLeast: 1.5 } },
];

/**
 * The loads of a run, smallest first.
 *
 * @param options.names - those that are wanted; all of them when absent
 * @throws when a name is no load's, or none is left whose pods are ready at once,
 * to which the others are held
 */
export function chooseLoads(options: {
  maxStores: number;
  names?: readonly string[];
}): readonly ComparedLoad[] {
  const { maxStores, names } = options;
  const unknown = names?.find(each => LOADS.every(({ name }) => name !== each));
  if (unknown !== undefined) {
    throw new Error(
      `${unknown} is no load of M2. There are: ${LOADS.map(
        ({ name }) => name,
      ).join(' ')}`,
    );
  }
  const chosen = LOADS.filter(
    ({ name, count }) => count <= maxStores && (names?.includes(name) ?? true),
  );
  if (!chosen.some(isUnpaced)) {
    throw new Error('M2 needs a load whose pods are ready at once');
  }
  return chosen;
}

/** Whether pods take no time of their own, so that it shows how a rate grows. */
export function isUnpaced({ podDelayMs }: Load): boolean {
  return podDelayMs === undefined;
}
