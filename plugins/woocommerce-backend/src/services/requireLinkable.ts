import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { parseEntityRef, stringifyEntityRef } from '@backstage/catalog-model';
import { InputError } from '@backstage/errors';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { findEntity } from './findEntity';

/**
 * Makes sure that a store may be linked to an entity: its page shows the store,
 * which is for its owner to say.
 *
 * @throws InputError when the caller sees no such entity, or somebody else owns it
 * @throws ServiceUnavailableError when the catalog does not answer
 */
export async function requireLinkable(options: {
  entityRef: string;
  owner: string;
  catalog: CatalogService;
  credentials: BackstageCredentials;
}): Promise<void> {
  const { entityRef, owner, catalog, credentials } = options;
  const what = 'entityRef';
  const entity = await findEntity({ entityRef, what, catalog, credentials });
  if (!entity) {
    throw new InputError(
      `entityRef must be an entity of the catalog, and ${entityRef} is none`,
    );
  }
  const specOwner = entity.spec?.owner;
  const entityOwner =
    typeof specOwner === 'string'
      ? stringifyEntityRef(
          parseEntityRef(specOwner, {
            defaultKind: 'group',
            defaultNamespace: entity.metadata.namespace,
          }),
        )
      : undefined;
  if (entityOwner !== owner) {
    throw new InputError(
      `entityRef must be an entity that the store’s owner ${owner} owns, and ${entityRef} is ${
        entityOwner === undefined ? 'nobody’s' : `owned by somebody else`
      }`,
    );
  }
}
