import { fitLine } from '../statistics/statistics';

/** Bytes. */
export const MIB = 2 ** 20;

/** How much memory a process used with so many stores. */
export interface MemoryPoint {
  readonly stores: number;
  /** In MiB. */
  readonly memory: number;
}

/** The line that memory grows along: MiB for each 1,000 stores, and how well it fits. */
export function fitMemory(points: readonly MemoryPoint[]): {
  slope: number;
  r2: number;
} {
  return fitLine(
    points.map(({ stores, memory }) => ({ x: stores / 1_000, y: memory })),
  );
}
