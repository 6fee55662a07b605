import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ComponentEntity,
  EntityLink,
} from '@backstage/catalog-model';
import { KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION } from '@backstage/plugin-kubernetes-common';
import {
  CONDITION_REASON_SIMULATED_NODES,
  getStoreEntityRef,
  Store,
  StoreReason,
  WOOCOMMERCE_CLUSTER_UNREACHABLE_ANNOTATION,
  WOOCOMMERCE_STORE_ANNOTATION,
  WOOCOMMERCE_STORE_LABEL,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * The type of a store's entity.
 *
 * @internal
 */
export const STORE_ENTITY_TYPE = 'woocommerce-store';

const UNREACHABLE: StoreReason = 'ClusterUnreachable';

const KUBERNETES_NAMESPACE_ANNOTATION = 'backstage.io/kubernetes-namespace';

/** Names the entity whose TechDocs are shown in the place of one's own. */
const TECHDOCS_ENTITY_ANNOTATION = 'backstage.io/techdocs-entity';

const MAX_TAG_LENGTH = 63;

/** All that does not show, or turns the direction of what is around it. */
const INVISIBLE =
  /[\p{Cc}\p{Cs}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The location of a store's entity, by which it is told from other entities.
 *
 * @internal
 */
export function toLocationRef(storeName: string): string {
  return `woocommerce:${storeName}`;
}

/**
 * Translates a store into its catalog entity.
 *
 * Only what people look up is in it. How the store is doing isn't, since that
 * changes faster than a catalog should; its pages ask for it live. But that its
 * cluster does not answer is, since the rest is only the last known state then.
 *
 * @returns undefined when the store is linked to another entity, which then
 * stands for it
 * @internal
 */
export function storeToEntity(
  store: Store,
  options: { lifecycles: Map<string, string>; docsEntityRef?: string },
): ComponentEntity | undefined {
  if (!hasOwnEntity(store)) {
    return undefined;
  }
  const location = toLocationRef(store.name);
  const links = toLinks(store);
  const unreachableSince = getUnreachableSince(store);
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: {
      name: store.name,
      namespace: 'default',
      title: store.title.replace(INVISIBLE, '').trim() || store.name,
      description: `A WooCommerce store with the plan ${store.plan}.`,
      annotations: {
        [ANNOTATION_LOCATION]: location,
        [ANNOTATION_ORIGIN_LOCATION]: location,
        [WOOCOMMERCE_STORE_ANNOTATION]: store.name,
        [KUBERNETES_LABEL_SELECTOR_QUERY_ANNOTATION]: `${WOOCOMMERCE_STORE_LABEL}=${store.name}`,
        [KUBERNETES_NAMESPACE_ANNOTATION]: store.namespace,
        ...(options.docsEntityRef && {
          [TECHDOCS_ENTITY_ANNOTATION]: options.docsEntityRef,
        }),
        ...(unreachableSince && {
          [WOOCOMMERCE_CLUSTER_UNREACHABLE_ANNOTATION]: unreachableSince,
        }),
      },
      tags: toTags(['woocommerce', store.plan]),
      ...(links.length > 0 && { links }),
    },
    spec: {
      type: STORE_ENTITY_TYPE,
      lifecycle: options.lifecycles.get(store.plan) || 'production',
      owner: store.owner || 'unknown',
    },
  };
}

/** A backend of an earlier version says only that the cluster does not answer. */
function getUnreachableSince(store: Store): string | undefined {
  const { reason, unreachableSince, observedAt, createdAt } = store;
  return (
    unreachableSince ??
    (reason === UNREACHABLE ? observedAt ?? createdAt : undefined)
  );
}

function hasOwnEntity(store: Store): boolean {
  const { name, entityRef } = store;
  return (
    !entityRef ||
    entityRef.toLocaleLowerCase('en-US') === getStoreEntityRef({ name })
  );
}

/** No links before anything answers at their end, and none where nothing ever will. */
function toLinks(store: Store): EntityLink[] {
  const isUp = store.phase === 'Ready' || store.phase === 'Degraded';
  const isSimulated = store.conditions.some(
    ({ reason }) => reason === CONDITION_REASON_SIMULATED_NODES,
  );
  if (!isUp || isSimulated) {
    return [];
  }
  return [
    { url: store.url, title: 'Storefront', icon: 'web', type: 'storefront' },
    {
      url: store.adminUrl,
      title: 'wp-admin',
      icon: 'dashboard',
      type: 'admin',
    },
  ].filter(({ url }) => /^https?:\/\//.test(url) && URL.canParse(url));
}

/** The catalog only takes lower-case words of letters, digits, + and #. */
function toTags(values: string[]): string[] {
  const tags = values.map(value =>
    value
      .toLocaleLowerCase('en-US')
      .replace(/[^a-z0-9+#]+/g, '-')
      .slice(0, MAX_TAG_LENGTH)
      .replace(/^-+|-+$/g, ''),
  );
  return [...new Set(tags)].filter(Boolean);
}
