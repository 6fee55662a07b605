import { useOutlet, useParams } from 'react-router-dom';
import { Content, PageWithHeader } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { makeStoreEntity } from './makeStoreEntity';

/** The page of a store's entity, with the parts that the route gives it. */
export function StoreEntityPage() {
  const { name = '' } = useParams();
  const parts = useOutlet();
  return (
    <EntityProvider entity={makeStoreEntity(name)}>
      <PageWithHeader themeId="service" title={name}>
        <Content>{parts}</Content>
      </PageWithHeader>
    </EntityProvider>
  );
}
