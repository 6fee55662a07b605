import { BackstageCredentials } from '@backstage/backend-plugin-api';
import { ANNOTATION_LOCATION } from '@backstage/catalog-model';
import { CatalogService } from '@backstage/plugin-catalog-node';
import { toLocationRef, STORE_ENTITY_TYPE } from './storeToEntity';

/** Small enough to be read without holding anything else up. */
const PAGE_SIZE = 100;

/**
 * The names of all stores for which there is an entity in the catalog, whichever
 * replica made it and when.
 *
 * @internal
 */
export async function listHeldStores(options: {
  catalog: Pick<CatalogService, 'streamEntities'>;
  credentials: BackstageCredentials;
}): Promise<string[]> {
  const { catalog, credentials } = options;
  const names: string[] = [];
  for await (const entities of catalog.streamEntities(
    {
      filter: { kind: 'component', 'spec.type': STORE_ENTITY_TYPE },
      fields: ['metadata.name', 'metadata.annotations'],
      pageSize: PAGE_SIZE,
    },
    { credentials },
  )) {
    for (const { metadata } of entities) {
      if (
        metadata.annotations?.[ANNOTATION_LOCATION] ===
        toLocationRef(metadata.name)
      ) {
        names.push(metadata.name);
      }
    }
  }
  return names;
}
