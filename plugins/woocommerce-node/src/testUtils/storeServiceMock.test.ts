import { createBackendPlugin } from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '../StoreService';
import { storeServiceRef } from '../storeServiceRef';
import { storeServiceMock } from './storeServiceMock';

describe('storeServiceMock', () => {
  const options = { credentials: mockCredentials.user() };

  it('answers what a test says, and remembers what it was asked', async () => {
    const stores = storeServiceMock({
      getStore: async name => ({ name } as Store),
    });
    await expect(stores.getStore('demo', options)).resolves.toEqual({
      name: 'demo',
    });
    expect(stores.getStore).toHaveBeenCalledWith('demo', options);
    expect(stores.deleteStore).not.toHaveBeenCalled();
  });

  it('takes the place of the service in a backend', async () => {
    const mock = storeServiceMock({ listStoreEvents: async () => [] });
    let stores: StoreService | undefined;
    const backend = await startTestBackend({
      features: [
        mock.factory,
        createBackendPlugin({
          pluginId: 'other',
          register(env) {
            env.registerInit({
              deps: { service: storeServiceRef },
              async init({ service }) {
                stores = service;
              },
            });
          },
        }),
      ],
    });
    await expect(stores?.listStoreEvents('demo', options)).resolves.toEqual([]);
    expect(mock.listStoreEvents).toHaveBeenCalledTimes(1);
    await backend.stop();
  });
});
