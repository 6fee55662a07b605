import {
  mockServices,
  registerMswTestHooks,
} from '@backstage/backend-test-utils';
import {
  apiEntityV1alpha1Validator,
  ApiEntity,
} from '@backstage/catalog-model';
import { EntityProviderMutation } from '@backstage/plugin-catalog-node';
import { http, HttpResponse } from 'msw';
import { setupServer } from 'msw/node';
import { eventually } from '../__testUtils__/eventually';
import { Synchronizer } from '../lib/Synchronizer';
import { WooCommerceApiProvider } from './WooCommerceApiProvider';

const INTERNAL_URL = 'http://backend.internal/api/woocommerce';

const DEFINITION = {
  openapi: '3.1.0',
  info: { title: 'woocommerce', version: '1' },
  servers: [{ url: 'https://portal.example.com/api/woocommerce' }],
  paths: { '/stores': {} },
};

describe('WooCommerceApiProvider', () => {
  const server = setupServer();
  registerMswTestHooks(server);

  async function connect(options: { system?: string } = {}) {
    const mutations: EntityProviderMutation[] = [];
    const provider = new WooCommerceApiProvider({
      auth: mockServices.auth({ pluginId: 'catalog' }),
      discovery: mockServices.discovery.mock({
        getBaseUrl: async () => INTERNAL_URL,
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
    server.use(
      http.get(`${INTERNAL_URL}/openapi.json`, ({ request }) =>
        request.headers.get('authorization')
          ? HttpResponse.json(DEFINITION)
          : new HttpResponse(null, { status: 401 }),
      ),
    );

    const [entity] = await connect({ system: 'woocommerce' });
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
    server.use(
      http.get(`${INTERNAL_URL}/openapi.json`, () => {
        calls += 1;
        return calls < 3
          ? new HttpResponse(null, { status: 503 })
          : HttpResponse.json({ openapi: '3.1.0' });
      }),
    );
    const entities = await connect();
    expect(entities).toHaveLength(1);
    expect(entities[0].spec).not.toHaveProperty('system');
    expect(calls).toBe(3);
  });
});
