import { Entity } from '@backstage/catalog-model';
import { AlphaEntity } from '@backstage/catalog-model/alpha';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import { WOOCOMMERCE_CLUSTER_UNREACHABLE_ANNOTATION } from '@woocommerce-backstage/plugin-woocommerce-common';

const STATUS_TYPE = 'woocommerce/cluster';

/**
 * Says in the status of a store's entity that its cluster does not answer, where
 * it is annotated. An entity provider can't: the catalog refuses its entities
 * when they have a status.
 *
 * @internal
 */
export class ClusterStatusProcessor implements CatalogProcessor {
  getProcessorName(): string {
    return 'WooCommerceClusterStatusProcessor';
  }

  async postProcessEntity(entity: AlphaEntity): Promise<Entity> {
    const since =
      entity.metadata.annotations?.[WOOCOMMERCE_CLUSTER_UNREACHABLE_ANNOTATION];
    if (!since) {
      return entity;
    }
    const marked: AlphaEntity = {
      ...entity,
      status: {
        ...entity.status,
        items: [
          ...(entity.status?.items ?? []),
          {
            type: STATUS_TYPE,
            level: 'warning',
            message: `The store's cluster has not answered since ${since}.`,
          },
        ],
      },
    };
    return marked;
  }
}
