import { screen } from '@testing-library/react';
import {
  createFrontendPlugin,
  PageBlueprint,
  useApi,
} from '@backstage/frontend-plugin-api';
import { renderTestApp } from '@backstage/frontend-test-utils';
import {
  apiDocsConfigRef,
  defaultDefinitionWidgets,
  OpenApiDefinitionWidget,
  OpenApiDefinitionWidgetProps,
} from '@backstage/plugin-api-docs';
import apiDocsPlugin from '@backstage/plugin-api-docs/alpha';
import { ReactElement } from 'react';
import { apiDocsModule } from './apiDocsModule';

/** Reads the widget of a type where an API's page would. */
async function readWidget(type: string) {
  const read = jest.fn();
  function Probe() {
    read(
      useApi(apiDocsConfigRef).getApiDefinitionWidget({
        apiVersion: 'backstage.io/v1alpha1',
        kind: 'API',
        metadata: { name: 'stores' },
        spec: { type, lifecycle: 'test', owner: 'shops', definition: '' },
      }),
    );
    return <p>read</p>;
  }
  const page = PageBlueprint.make({
    params: { path: '/', loader: async () => <Probe /> },
  });
  renderTestApp({
    config: {
      app: { baseUrl: 'http://localhost' },
      backend: { baseUrl: 'http://localhost:7007' },
    },
    features: [
      apiDocsPlugin,
      apiDocsModule,
      createFrontendPlugin({ pluginId: 'probe', extensions: [page] }),
    ],
  });
  await screen.findByText('read');
  return read.mock.lastCall[0];
}

describe('apiDocsModule', () => {
  it('shows OpenAPI definitions with requests that carry the user’s token', async () => {
    const widget = await readWidget('openapi');
    expect(widget).toMatchObject({ title: 'OpenAPI', rawLanguage: 'yaml' });
    const element: ReactElement<OpenApiDefinitionWidgetProps> =
      widget.component('openapi: 3.1.0');
    expect(element.type).toBe(OpenApiDefinitionWidget);
    expect(element.props).toEqual({
      definition: 'openapi: 3.1.0',
      requestInterceptor: expect.any(Function),
    });
  });

  it.each(['asyncapi', 'graphql', 'grpc', 'trpc'])(
    'leaves the widget of %s',
    async type => {
      const widget = await readWidget(type);
      const original = defaultDefinitionWidgets().find(w => w.type === type);
      expect(widget.title).toBe(original?.title);
      expect(widget.component('x').type).toBe(original?.component('x').type);
    },
  );

  it('has no widget for other types', async () => {
    expect(await readWidget('soap')).toBeUndefined();
  });
});
