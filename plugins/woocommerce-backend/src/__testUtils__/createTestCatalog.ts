import { parseEntityRef } from '@backstage/catalog-model';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';

/** A catalog that knows every group and user but those whose name is `nobody`. */
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
          };
    },
  });
}
