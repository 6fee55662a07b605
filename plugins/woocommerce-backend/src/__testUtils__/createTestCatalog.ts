import { parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog that knows every entity but those whose name is `nobody`; one group owns all. */
export function createTestCatalog() {
  return catalogServiceMock.mock({
    getEntityByRef: async ref => {
      const { kind, namespace, name } = parseEntityRef(ref);
      return name === 'nobody'
        ? undefined
        : {
            apiVersion: 'backstage.io/v1alpha1',
            kind,
            metadata: { namespace, name },
            spec: { owner: 'group:default/shops' },
          };
    },
  });
}
