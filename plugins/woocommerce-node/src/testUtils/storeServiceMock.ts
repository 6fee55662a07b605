import { createServiceMock } from '@backstage/backend-test-utils';
import { storeServiceRef } from '../storeServiceRef';

/**
 * Makes a mock of the store service, `storeServiceMock({ getStore: async () => … })`.
 * Methods that are not given return undefined; the mock's `factory` gives it to
 * a test backend.
 *
 * @public
 */
export const storeServiceMock = createServiceMock(storeServiceRef, () => ({
  listStores: jest.fn(),
  createStore: jest.fn(),
  getStore: jest.fn(),
  listStoreEvents: jest.fn(),
  listStoreOperations: jest.fn(),
  refreshStore: jest.fn(),
  retryStore: jest.fn(),
  verifyStore: jest.fn(),
  upgradeStore: jest.fn(),
  repairStore: jest.fn(),
  cancelStoreOperation: jest.fn(),
  updateStore: jest.fn(),
  planStoreDeletion: jest.fn(),
  deleteStore: jest.fn(),
  listPlans: jest.fn(),
  listQuotas: jest.fn(),
  checkStoreName: jest.fn(),
}));
