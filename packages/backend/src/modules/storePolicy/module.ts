import {
  coreServices,
  createBackendModule,
} from '@backstage/backend-plugin-api';
import { policyExtensionPoint } from '@backstage/plugin-permission-node/alpha';
import { StorePolicy } from './StorePolicy';

/** Decides by {@link StorePolicy} who may do what in this portal. */
export const permissionModuleStorePolicy = createBackendModule({
  pluginId: 'permission',
  moduleId: 'store-policy',
  register(env) {
    env.registerInit({
      deps: {
        policy: policyExtensionPoint,
        userInfo: coreServices.userInfo,
      },
      async init({ policy, userInfo }) {
        policy.setPolicy(StorePolicy.create({ userInfo }));
      },
    });
  },
});
