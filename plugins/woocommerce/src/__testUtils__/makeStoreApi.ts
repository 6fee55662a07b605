import { NotFoundError } from '@backstage/errors';
import {
  Store,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeDeletePlan } from './makeDeletePlan';
import { makeStore } from './makeStore';

/** An API with some stores, whose calls can be looked at and replaced. */
export function makeStoreApi(stores: Store[]): jest.Mocked<StoreApi> {
  const find = async (name: string) => {
    const store = stores.find(candidate => candidate.name === name);
    if (!store) {
      throw new NotFoundError(`There is no store "${name}"`);
    }
    return store;
  };
  const api: StoreApi = {
    listStores: async () => ({ items: stores, totalItems: stores.length }),
    createStore: async request => makeStore(request),
    getStore: find,
    listStoreEvents: async () => [],
    listStoreOperations: async name => [(await find(name)).operation],
    refreshStore: find,
    retryStore: find,
    verifyStore: find,
    upgradeStore: find,
    repairStore: find,
    cancelStoreOperation: find,
    planStoreDeletion: async () => makeDeletePlan(),
    deleteStore: find,
  };
  return {
    listStores: jest.fn(api.listStores),
    createStore: jest.fn(api.createStore),
    getStore: jest.fn(api.getStore),
    listStoreEvents: jest.fn(api.listStoreEvents),
    listStoreOperations: jest.fn(api.listStoreOperations),
    refreshStore: jest.fn(api.refreshStore),
    retryStore: jest.fn(api.retryStore),
    verifyStore: jest.fn(api.verifyStore),
    upgradeStore: jest.fn(api.upgradeStore),
    repairStore: jest.fn(api.repairStore),
    cancelStoreOperation: jest.fn(api.cancelStoreOperation),
    planStoreDeletion: jest.fn(api.planStoreDeletion),
    deleteStore: jest.fn(api.deleteStore),
  };
}
