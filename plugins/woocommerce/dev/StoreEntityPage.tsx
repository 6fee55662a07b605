import { useOutlet, useParams } from 'react-router-dom';
import { Content, PageWithHeader } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

/** The page of a store's entity, with the parts that the route gives it. */
export function StoreEntityPage() {
  const { name = '' } = useParams();
  const parts = useOutlet();
  const entity = {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name,
      annotations: { [WOOCOMMERCE_STORE_ANNOTATION]: name },
    },
  };
  return (
    <EntityProvider entity={entity}>
      <PageWithHeader themeId="service" title={name}>
        <Content>{parts}</Content>
      </PageWithHeader>
    </EntityProvider>
  );
}
