import { createHash } from 'node:crypto';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { PreconditionFailedError } from '../database/PreconditionFailedError';

/** Enough that no two states of a store have the same by chance. */
const HASH_LENGTH = 27;

/** Stands for a store as it is shown now, down to the last byte. */
export function toStoreEtag(store: Store): string {
  const hash = createHash('sha256').update(JSON.stringify(store));
  return `"${hash.digest('base64url').slice(0, HASH_LENGTH)}"`;
}

/**
 * Holds the header `If-Match` against what there is.
 *
 * @param header - `*` or a list of ETags; whoever sends none doesn't mind
 * @param store - as it is shown; undefined when it is yet to be made
 * @throws PreconditionFailedError when it has changed since its caller looked
 */
export function requireMatch(
  header: string | undefined,
  store: Store | undefined,
): void {
  if (header === undefined) {
    return;
  }
  const etags = header.split(',').map(etag => etag.trim());
  if (
    !store ||
    !(header.trim() === '*' || etags.includes(toStoreEtag(store)))
  ) {
    throw new PreconditionFailedError(
      store
        ? `If-Match must be the ETag of store "${store.name}" as it is now: it has changed since`
        : 'If-Match must be left out for a store that is yet to be made',
    );
  }
}
