import { ConfigApi, IdentityApi } from '@backstage/frontend-plugin-api';
import {
  ApiDefinitionWidget,
  ApiDocsConfig,
  defaultDefinitionWidgets,
  OpenApiDefinitionWidget,
} from '@backstage/plugin-api-docs';
import { createTokenInterceptor } from './createTokenInterceptor';

/**
 * Shows definitions as the plugin does, except that those of the type `openapi`
 * call the portal's backend as the signed-in user.
 */
export function createApiDocsConfig(options: {
  configApi: ConfigApi;
  identityApi: IdentityApi;
}): ApiDocsConfig {
  const { configApi, identityApi } = options;
  const requestInterceptor = createTokenInterceptor({
    backendUrl: configApi.getString('backend.baseUrl'),
    identityApi,
  });

  function withToken(widget: ApiDefinitionWidget): ApiDefinitionWidget {
    if (widget.type !== 'openapi') {
      return widget;
    }
    return {
      ...widget,
      component: definition => (
        <OpenApiDefinitionWidget
          definition={definition}
          requestInterceptor={requestInterceptor}
        />
      ),
    };
  }

  const widgets = defaultDefinitionWidgets().map(withToken);
  return {
    getApiDefinitionWidget: entity =>
      widgets.find(({ type }) => type === entity.spec.type),
  };
}
