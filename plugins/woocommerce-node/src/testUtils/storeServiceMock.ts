import { createServiceMock } from '@backstage/backend-test-utils';
import { storeServiceRef } from '../storeServiceRef';

/**
 * A mock of the store service: `storeServiceMock.mock({ getStore: async () => … })`
 * to call it, `.factory` to give it to a test backend.
 *
 * @public
 */
export const storeServiceMock = createServiceMock(storeServiceRef, () => ({
  listStores: jest.fn(),
  createStore: jest.fn(),
  getStore: jest.fn(),
  listStoreEvents: jest.fn(),
  refreshStore: jest.fn(),
  retryStore: jest.fn(),
  deleteStore: jest.fn(),
}));
