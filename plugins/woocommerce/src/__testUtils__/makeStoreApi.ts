import { NotFoundError } from '@backstage/errors';
import {
  Store,
  StoreApi,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeDeletePlan } from './makeDeletePlan';
import { makeOverview } from './makeOverview';
import { makePlan } from './makePlan';
import { makePreflight } from './makePreflight';
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
    updateStore: find,
    planStoreDeletion: async () => makeDeletePlan(),
    deleteStore: find,
    listPlans: async () => [makePlan()],
    listQuotas: async () => [],
    checkStoreName: async name => {
      const isTaken = stores.some(store => store.name === name);
      return {
        name,
        available: !isTaken,
        ...(isTaken && { message: `There is a store ${name}.` }),
      };
    },
    getOverview: async () => makeOverview(),
    listAuditEvents: async () => ({ items: [] }),
    exportAuditEvents: async () => '',
    listClusters: async () => [{ name: 'local', simulatedNodes: false }],
    getClusterPreflight: async () => makePreflight(),
    runClusterPreflight: async () => makePreflight(),
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
    updateStore: jest.fn(api.updateStore),
    planStoreDeletion: jest.fn(api.planStoreDeletion),
    deleteStore: jest.fn(api.deleteStore),
    listPlans: jest.fn(api.listPlans),
    listQuotas: jest.fn(api.listQuotas),
    checkStoreName: jest.fn(api.checkStoreName),
    getOverview: jest.fn(api.getOverview),
    listAuditEvents: jest.fn(api.listAuditEvents),
    exportAuditEvents: jest.fn(api.exportAuditEvents),
    listClusters: jest.fn(api.listClusters),
    getClusterPreflight: jest.fn(api.getClusterPreflight),
    runClusterPreflight: jest.fn(api.runClusterPreflight),
  };
}
