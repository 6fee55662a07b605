import { useCallback } from 'react';
import { stringifyEntityRef } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  WOOCOMMERCE_STORE_ANNOTATION,
  validateStoreName,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useLiveValue } from './useLiveValue';

const ANNOTATIONS = 'metadata.annotations';

/**
 * Finds the entities of stores in the catalog, by the stores' names. Names for
 * which there is none are left out, such as those of stores that are gone.
 */
export function useStoreEntities(names: string[]): Map<string, string> {
  const catalogApi = useApi(catalogApiRef);
  const key = [...new Set(names)]
    .filter(name => !validateStoreName(name))
    .sort()
    .join();
  const load = useCallback(async () => {
    if (!key) {
      return new Map<string, string>();
    }
    const { items } = await catalogApi.getEntities({
      filter: {
        [`${ANNOTATIONS}.${WOOCOMMERCE_STORE_ANNOTATION}`]: key.split(','),
      },
      fields: ['kind', 'metadata.namespace', 'metadata.name', ANNOTATIONS],
    });
    return new Map(
      items.map(entity => [
        entity.metadata.annotations?.[WOOCOMMERCE_STORE_ANNOTATION] ?? '',
        stringifyEntityRef(entity),
      ]),
    );
  }, [catalogApi, key]);
  const { value } = useLiveValue(load);
  return value ?? new Map();
}
