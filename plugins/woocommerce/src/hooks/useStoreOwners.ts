import { useCallback, useMemo } from 'react';
import { CATALOG_FILTER_EXISTS } from '@backstage/catalog-client';
import { RELATION_OWNED_BY } from '@backstage/catalog-model';
import { useApi } from '@backstage/core-plugin-api';
import { catalogApiRef } from '@backstage/plugin-catalog-react';
import {
  Store,
  WOOCOMMERCE_STORE_ANNOTATION,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { useLiveValue } from './useLiveValue';

const OWNER_FACET = `relations.${RELATION_OWNED_BY}`;

/**
 * Lists who owns stores: the owners of all entities with a store that the
 * catalog knows, those of the stores at hand, which it may not know yet, and the
 * one that is looked at.
 */
export function useStoreOwners(options: {
  stores: Store[] | undefined;
  selected: string | undefined;
}): string[] {
  const { stores, selected } = options;
  const catalogApi = useApi(catalogApiRef);
  const load = useCallback(
    () =>
      catalogApi.getEntityFacets({
        filter: {
          [`metadata.annotations.${WOOCOMMERCE_STORE_ANNOTATION}`]:
            CATALOG_FILTER_EXISTS,
        },
        facets: [OWNER_FACET],
      }),
    [catalogApi],
  );
  const { value } = useLiveValue(load);

  return useMemo(() => {
    const owners = new Set<string>();
    for (const facet of value?.facets[OWNER_FACET] ?? []) {
      owners.add(facet.value);
    }
    for (const store of stores ?? []) {
      owners.add(store.owner);
    }
    if (selected) {
      owners.add(selected);
    }
    return [...owners].sort();
  }, [value, stores, selected]);
}
