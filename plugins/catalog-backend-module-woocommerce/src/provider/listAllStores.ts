import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ServiceUnavailableError } from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';

const PAGE_SIZE = 100;
const TIMEOUT_MS = 30_000;

/**
 * Reads all stores, or throws: whoever gets fewer stores than there are would
 * take the missing ones for deleted.
 *
 * @internal
 */
export async function listAllStores(options: {
  credentials: BackstageCredentials;
  signal: AbortSignal;
  stores: Pick<StoreService, 'listStores'>;
}): Promise<Store[]> {
  const { credentials, signal, stores } = options;
  const found = new Map<string, Store>();
  let totalItems = Infinity;
  let cursor: string | undefined;
  do {
    const page = await stores.listStores(
      { limit: PAGE_SIZE, sort: 'name', cursor },
      {
        credentials,
        signal: AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]),
      },
    );
    for (const store of page.items) {
      found.set(store.name, store);
    }
    if (page.nextCursor && page.nextCursor === cursor) {
      throw new ServiceUnavailableError('The list of stores does not end');
    }
    // Those that come while it is read may be missing, those that go as well.
    totalItems = Math.min(totalItems, page.totalItems);
    cursor = page.nextCursor;
  } while (cursor);

  if (found.size < totalItems) {
    throw new ServiceUnavailableError(
      `The list of stores is incomplete: ${found.size} of ${totalItems}`,
    );
  }
  return [...found.values()];
}
