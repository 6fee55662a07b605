import { Entity, stringifyEntityRef } from '@backstage/catalog-model';
import {
  KUBERNETES_ANNOTATION,
  KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION,
} from '@backstage/plugin-kubernetes-common';
import {
  CatalogProcessor,
  CatalogProcessorCache,
} from '@backstage/plugin-catalog-node';
import {
  WOOCOMMERCE_STORE_ANNOTATION,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { LinkedStore, LinkedStores } from './LinkedStores';

const CACHE_KEY = 'store';

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

  async preProcessEntity(
    entity: Entity,
    _location: unknown,
    _emit: unknown,
    _originLocation: unknown,
    cache: CatalogProcessorCache,
  ): Promise<Entity> {
    const store = await this.#findStore(stringifyEntityRef(entity), cache);
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

  /**
   * A process that has only just started, or whose backend is away, does not know
   * the links yet; what the last one knew is better than to lose the annotations.
   */
  async #findStore(
    entityRef: string,
    cache: CatalogProcessorCache,
  ): Promise<LinkedStore | undefined> {
    const cached = await cache.get<{ name: string }>(CACHE_KEY);
    const store = this.#links.find(entityRef);
    if (store) {
      await cache.set(CACHE_KEY, { ...store });
      return store;
    }
    if (!this.#links.isComplete) {
      return cached;
    }
    if (cached) {
      await cache.set(CACHE_KEY, null);
    }
    return undefined;
  }
}
