/** The value that a part of all values does not exceed: the nearest rank. */
export function getQuantile(
  values: readonly number[],
  fraction: number,
): number {
  if (!values.length) {
    throw new Error('There is no quantile of nothing');
  }
  const sorted = [...values].sort((a, b) => a - b);
  const rank = Math.ceil(sorted.length * fraction);
  return sorted[Math.min(sorted.length, Math.max(1, rank)) - 1];
}

/** The value in the middle, or the mean of the two there. */
export function getMedian(values: readonly number[]): number {
  const half = values.length / 2;
  const sorted = [...values].sort((a, b) => a - b);
  if (!sorted.length) {
    throw new Error('There is no median of nothing');
  }
  return Number.isInteger(half)
    ? (sorted[half - 1] + sorted[half]) / 2
    : sorted[Math.floor(half)];
}

/**
 * From the lowest to the highest, as a part of the median, or of the value that
 * is farthest from 0 where that is the median; 0 for one value.
 */
export function getSpread(values: readonly number[]): number {
  const width = Math.max(...values) - Math.min(...values);
  const most = Math.max(...values.map(Math.abs));
  return width === 0 ? 0 : width / (Math.abs(getMedian(values)) || most);
}

/** The line that fits points best, by least squares, and how well it does. */
export function fitLine(points: readonly { x: number; y: number }[]): {
  slope: number;
  intercept: number;
  /** 1 when all points are on the line. */
  r2: number;
} {
  const meanX = getMean(points.map(({ x }) => x));
  const meanY = getMean(points.map(({ y }) => y));
  const sum = (of: (point: { x: number; y: number }) => number) =>
    points.reduce((total, point) => total + of(point), 0);
  const slope =
    sum(({ x, y }) => (x - meanX) * (y - meanY)) /
    sum(({ x }) => (x - meanX) ** 2);
  const intercept = meanY - slope * meanX;
  const rest = sum(({ x, y }) => (y - intercept - slope * x) ** 2);
  const all = sum(({ y }) => (y - meanY) ** 2);
  return { slope, intercept, r2: all === 0 ? 1 : 1 - rest / all };
}

function getMean(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0) / values.length;
}
