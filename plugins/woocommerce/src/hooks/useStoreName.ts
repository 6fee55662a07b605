import { useEntity } from '@backstage/plugin-catalog-react';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/** The name of the store that the entity of the page has by its annotation. */
export function useStoreName(): string {
  const { entity } = useEntity();
  return (
    entity.metadata.annotations?.[WOOCOMMERCE_STORE_ANNOTATION] ??
    entity.metadata.name
  );
}
