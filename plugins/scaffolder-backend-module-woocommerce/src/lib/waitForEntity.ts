import { setTimeout as delay } from 'node:timers/promises';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { FollowContext } from './types';

const PAUSE_MS = 500;
const ATTEMPTS = 20;

/**
 * Waits until the catalog shows a store's entity, so that a link to it works for
 * somebody who clicks at once. The catalog takes a second or two from hearing of
 * an entity to showing it.
 *
 * The store is fine without its entity, which is why this never fails.
 *
 * @internal
 */
export async function waitForEntity(options: {
  catalog: CatalogService;
  entityRef: string;
  context: FollowContext;
  pauseMs?: number;
}): Promise<void> {
  const { catalog, entityRef, context, pauseMs = PAUSE_MS } = options;
  try {
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      const credentials = await context.getInitiatorCredentials();
      if (await catalog.getEntityByRef(entityRef, { credentials })) {
        return;
      }
      await delay(pauseMs, undefined, { signal: context.signal });
    }
    context.logger.warn(
      `The catalog does not show ${entityRef} yet. It will when the catalog module for WooCommerce stores is installed.`,
    );
  } catch (error) {
    context.logger.warn(
      `The catalog could not be asked for ${entityRef}: ${error}`,
    );
  }
}
