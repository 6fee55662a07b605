import { crc32 } from 'node:zlib';

/**
 * How many stores of a cluster are looked at in a minute: with three requests
 * each, an API server is asked less than once a second. What is urgent, the
 * watches tell.
 */
const STORES_PER_MINUTE = 16;

/** Where there are few stores, each is looked at once in so many minutes. */
const MIN_ROUND_MINUTES = 10;

/**
 * Chooses the stores whose turn it is in a minute, so that all are looked at in
 * rounds that take the longer the more stores there are. Looking at them costs
 * the API server the same for 500 stores and for 5,000 then.
 *
 * A store's turn depends on its name alone: it stays the same whatever others
 * come and go, as long as the round is as long.
 *
 * @param names - of all stores of a cluster
 * @param minute - any count of minutes that goes on by one each minute
 */
export function selectForResync(
  names: readonly string[],
  minute: number,
): string[] {
  const round = Math.max(
    MIN_ROUND_MINUTES,
    Math.ceil(names.length / STORES_PER_MINUTE),
  );
  return names.filter(name => crc32(name) % round === minute % round);
}
