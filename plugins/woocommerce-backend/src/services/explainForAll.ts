import { QuotaExceededError } from '../quotas/QuotaExceededError';

/**
 * Looks for room in the best of several clusters: when that has none, none of
 * them has, which is what the error says then.
 *
 * @param check - throws when there is no room
 */
export function explainForAll(
  clusters: readonly string[],
  check: () => void,
): void {
  try {
    check();
  } catch (error) {
    if (
      clusters.length > 1 &&
      error instanceof QuotaExceededError &&
      error.quota.scope === 'cluster'
    ) {
      throw new QuotaExceededError(
        `None of the clusters ${clusters.join(', ')} has room: ${
          error.message
        }`,
        error.quota,
      );
    }
    throw error;
  }
}
