import {
  ApiBlueprint,
  configApiRef,
  createFrontendModule,
  identityApiRef,
} from '@backstage/frontend-plugin-api';
import { apiDocsConfigRef } from '@backstage/plugin-api-docs';
import { createApiDocsConfig } from './createApiDocsConfig';

/** Lets users try the portal's own APIs out from their documentation. */
export const apiDocsModule = createFrontendModule({
  pluginId: 'api-docs',
  extensions: [
    ApiBlueprint.make({
      name: 'config',
      params: defineParams =>
        defineParams({
          api: apiDocsConfigRef,
          deps: { configApi: configApiRef, identityApi: identityApiRef },
          factory: createApiDocsConfig,
        }),
    }),
  ],
});
