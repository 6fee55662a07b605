import { once } from 'node:events';
import { createServer, RequestListener, Server } from 'node:http';
import { AddressInfo } from 'node:net';
import { mockServices } from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  ApiEntity,
} from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { eventually } from '../__testUtils__/eventually';
import { Synchronizer } from '../lib/Synchronizer';
import { WooCommerceApiProvider } from './WooCommerceApiProvider';

const DEFINITION = {
  openapi: '3.1.0',
  info: { title: 'woocommerce', version: '1' },
  servers: [{ url: 'https://portal.example.com/api/woocommerce' }],
  paths: { '/stores': {} },
};

describe('WooCommerceApiProvider', () => {
  let server: Server;

  afterEach(async () => {
    server.close();
    server.closeAllConnections();
    await once(server, 'close');
  });

  /** Serves the backend's API, and returns what the catalog is given of it. */
  async function connect(
    backend: RequestListener,
    options: { system?: string } = {},
  ) {
    server = createServer(backend).listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const mutations: EntityProviderMutation[] = [];
    const provider = new WooCommerceApiProvider({
      auth: mockServices.auth({ pluginId: 'catalog' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => `http://127.0.0.1:${port}/api/woocommerce`,
      }),
      owner: 'group:default/shops',
      ...options,
      synchronizer: new Synchronizer({
        logger: mockServices.logger.mock(),
        schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
        scheduler: mockServices.scheduler(),
        signal: new AbortController().signal,
        minPauseMs: 1,
      }),
    });
    await provider.connect({
      applyMutation: async mutation => {
        mutations.push(mutation);
      },
      refresh: async () => {},
    });
    await eventually(() => expect(mutations).toHaveLength(1));
    const [mutation] = mutations;
    return mutation.type === 'full'
      ? (mutation.entities.map(({ entity }) => entity) as ApiEntity[])
      : [];
  }

  it('takes over what the backend serves', async () => {
    const [entity] = await connect(
      (request, response) => {
        const known =
          request.url === '/api/woocommerce/openapi.json' &&
          request.headers.authorization !== undefined;
        response.statusCode = known ? 200 : 401;
        response.end(JSON.stringify(DEFINITION));
      },
      { system: 'woocommerce' },
    );
    await expect(apiEntityV1alpha1Validator.check(entity)).resolves.toBe(true);
    expect(entity).toMatchObject({
      kind: 'API',
      metadata: { name: 'woocommerce' },
      spec: {
        type: 'openapi',
        owner: 'group:default/shops',
        system: 'woocommerce',
      },
    });
    expect(JSON.parse(entity.spec.definition)).toEqual(DEFINITION);
  });

  it('waits until the backend answers', async () => {
    let calls = 0;
    const entities = await connect((_request, response) => {
      calls += 1;
      response.statusCode = calls < 3 ? 503 : 200;
      response.end(JSON.stringify({ openapi: '3.1.0' }));
    });
    expect(entities).toHaveLength(1);
    expect(entities[0].spec).not.toHaveProperty('system');
    expect(calls).toBe(3);
  });
});
