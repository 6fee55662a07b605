import { EntityCardBlueprint } from '@backstage/plugin-catalog-react/alpha';
import { storeEntityFilter } from './storeEntityFilter';

/** The card on an entity's overview, `entity-card:woocommerce/store`. */
export const entityStoreCard = EntityCardBlueprint.make({
  name: 'store',
  params: {
    type: 'info',
    filter: storeEntityFilter,
    loader: async () => {
      const { EntityStoreCard } = await import('../components/EntityStoreCard');
      return <EntityStoreCard />;
    },
  },
});
