import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError, ServiceUnavailableError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';

/**
 * Makes sure that there is somebody to own a store.
 *
 * @throws InputError when the catalog knows no such group or user, or none that
 * the caller may see
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function requireOwner(options: {
  owner: string;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<void> {
  const { owner, catalog, credentials } = options;
  let entity;
  try {
    entity = await catalog.getEntityByRef(owner, { credentials });
  } catch {
    // The catalog's words are not for clients: they may have addresses in them.
    throw new ServiceUnavailableError(
      'The catalog does not answer, so that the owner can’t be looked up. Nothing was changed; ask again in a moment.',
    );
  }
  if (!entity) {
    throw new InputError(
      `owner must be a group or user of the catalog, and ${owner} is none`,
    );
  }
}
