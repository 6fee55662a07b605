/**
 * Whether something of the cluster was at a time or after it. Kubernetes and Helm
 * note times in whole seconds, so that what was a moment later looks earlier.
 */
export function isSince(date: Date, earliest: Date): boolean {
  return toSecond(date) >= toSecond(earliest);
}

function toSecond(date: Date): number {
  return Math.floor(date.getTime() / 1_000);
}
