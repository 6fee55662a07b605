import { share } from './share';

/** A copy of labels or annotations that shares their values with others. */
export function trimLabels(
  labels: Record<string, string>,
): Record<string, string> {
  return Object.fromEntries(
    Object.entries(labels).map(([key, value]) => [key, share(value)]),
  );
}
