import { useParams } from 'react-router-dom';
import Grid from '@material-ui/core/Grid';
import { Content, PageWithHeader } from '@backstage/core-components';
import { EntityProvider } from '@backstage/plugin-catalog-react';
import { WOOCOMMERCE_STORE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';
import {
  EntityWooCommerceStoreCard,
  EntityWooCommerceStoreContent,
} from '../src/legacy';

/** The page of a store's entity: the card at the left, the tab at the right. */
export function StoreEntityPage() {
  const { name = '' } = useParams();
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
        <Content>
          <Grid container spacing={3}>
            <Grid item xs={12} md={4}>
              <EntityWooCommerceStoreCard />
            </Grid>
            <Grid item xs={12} md={8}>
              <EntityWooCommerceStoreContent />
            </Grid>
          </Grid>
        </Content>
      </PageWithHeader>
    </EntityProvider>
  );
}
