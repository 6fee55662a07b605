import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { Entity } from '@backstage/catalog-model';
import { ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Looks an entity up as the caller sees it; undefined when they see none.
 *
 * @param options.what - what it is to the caller, for them to read
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function findEntity(options: {
  entityRef: string;
  what: string;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<Entity | undefined> {
  const { entityRef, what, catalog, credentials } = options;
  try {
    return await catalog.getEntityByRef(entityRef, { credentials });
  } catch {
    // The catalog's words are not for clients: they may have addresses in them.
    throw new ServiceUnavailableError(
      `The catalog does not answer, so that ${what} can’t be looked up. Nothing was changed; ask again in a moment.`,
    );
  }
}
