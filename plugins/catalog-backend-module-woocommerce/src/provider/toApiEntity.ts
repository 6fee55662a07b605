import {
  ANNOTATION_LOCATION,
  ANNOTATION_ORIGIN_LOCATION,
  ApiEntity,
} from '@backstage/catalog-model';
import { JsonObject } from '@backstage/types';

const LOCATION = 'woocommerce:openapi.json';

/**
 * Translates the OpenAPI definition of the stores' REST API into its catalog
 * entity.
 *
 * @internal
 */
export function toApiEntity(options: {
  definition: JsonObject;
  owner: string;
  system?: string;
}): ApiEntity {
  const { definition, owner, system } = options;
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'API',
    metadata: {
      name: 'woocommerce',
      namespace: 'default',
      title: 'WooCommerce stores',
      description: 'Requests, watches and removes WooCommerce stores.',
      annotations: {
        [ANNOTATION_LOCATION]: LOCATION,
        [ANNOTATION_ORIGIN_LOCATION]: LOCATION,
      },
      tags: ['woocommerce'],
    },
    spec: {
      type: 'openapi',
      lifecycle: 'production',
      owner,
      ...(system && { system }),
      definition: JSON.stringify(definition, null, 2),
    },
  };
}
