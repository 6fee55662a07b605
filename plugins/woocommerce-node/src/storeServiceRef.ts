import {
  coreServices,
  createServiceFactory,
  createServiceRef,
} from '@backstage/backend-plugin-api';
import { RemoteStoreService } from './RemoteStoreService';
import { StoreService } from './StoreService';

/**
 * Gives backend plugins and modules the stores, with the permissions of whoever
 * they act for.
 *
 * @public
 */
export const storeServiceRef = createServiceRef<StoreService>({
  id: 'woocommerce.store',
  defaultFactory: async service =>
    createServiceFactory({
      service,
      deps: { auth: coreServices.auth, discovery: coreServices.discovery },
      factory: ({ auth, discovery }) =>
        RemoteStoreService.create({ auth, discovery }),
    }),
});
