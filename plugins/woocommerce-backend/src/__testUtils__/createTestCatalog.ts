import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { findTestEntity } from './findTestEntity';

/** A catalog with the entities of {@link findTestEntity}. */
export function createTestCatalog() {
  return catalogServiceMock.mock({
    getEntityByRef: async ref => findTestEntity(ref),
  });
}
