import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { isError } from '@backstage/errors';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';

/** Enough to be fast, and little enough not to keep the backend from people. */
const CONCURRENCY = 5;
const TIMEOUT_MS = 30_000;

/**
 * Asks for each of some stores.
 *
 * @returns those that are there, the names of those that the backend says are
 * not, and why others could not be read
 * @internal
 */
export async function findStores(options: {
  credentials: BackstageCredentials;
  names: string[];
  stores: Pick<StoreService, 'getStore'>;
}): Promise<{ found: Store[]; gone: string[]; failures: unknown[] }> {
  const { credentials, names, stores } = options;
  const found: Store[] = [];
  const gone: string[] = [];
  const failures: unknown[] = [];
  const waiting = [...names];

  async function findNext(): Promise<void> {
    for (let name = waiting.pop(); name; name = waiting.pop()) {
      try {
        const signal = AbortSignal.timeout(TIMEOUT_MS);
        found.push(await stores.getStore(name, { credentials, signal }));
      } catch (error) {
        if (isError(error) && error.name === 'NotFoundError') {
          gone.push(name);
        } else {
          failures.push(error);
        }
      }
    }
  }

  await Promise.all(Array.from({ length: CONCURRENCY }, findNext));
  return { found, gone, failures };
}
