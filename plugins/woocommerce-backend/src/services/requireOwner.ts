import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { findEntity } from './findEntity';

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
  const entity = await findEntity({
    entityRef: owner,
    what: 'the owner',
    catalog,
    credentials,
  });
  if (!entity) {
    throw new InputError(
      `owner must be a group or user of the catalog, and ${owner} is none`,
    );
  }
}
