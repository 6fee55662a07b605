import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import { CatalogProcessor } from '@backstage/plugin-catalog-node';
import {
  WOOCOMMERCE_STORE_ANNOTATION,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { LinkedStores } from './LinkedStores';

/**
 * Gives an entity that a store is linked to the annotations by which its page
 * shows the store. What the entity says itself stays.
 *
 * @internal
 */
export class LinkedStoreProcessor implements CatalogProcessor {
  readonly #links: LinkedStores;

  constructor(options: { links: LinkedStores }) {
    this.#links = options.links;
  }

  getProcessorName(): string {
    return 'WooCommerceLinkedStoreProcessor';
  }

  async preProcessEntity(entity: Entity): Promise<Entity> {
    const store = this.#links.find(stringifyEntityRef(entity));
    if (!store) {
      return entity;
    }
    const own = entity.metadata.annotations ?? {};
    const showsWorkloads =
      KUBERNETES_ANNOTATION in own ||
      KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION in own;
    return {
      ...entity,
      metadata: {
        ...entity.metadata,
        annotations: {
          [WOOCOMMERCE_STORE_ANNOTATION]: store.name,
          ...(!showsWorkloads && {
            [KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION]: `${WOOCOMMERCE_STORE_LABEL}=${store.name}`,
          }),
          ...own,
        },
      },
    };
  }
}
