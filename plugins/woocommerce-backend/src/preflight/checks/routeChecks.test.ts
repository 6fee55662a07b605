import { StorefrontConfig } from '../../config';
import { FakeClusterApi, makeRefusal } from '../__testUtils__/FakeClusterApi';
import { makeContext } from '../__testUtils__/makeContext';
import { checkCertificates } from './checkCertificates';
import { checkDns } from './checkDns';
import { checkRoute } from './checkRoute';
import { checkRouteAddress } from './checkRouteAddress';

const makeClass = (name: string, controller: string, isDefault = false) => ({
  metadata: {
    name,
    annotations: {
      'ingressclass.kubernetes.io/is-default-class': String(isDefault),
    },
  },
  spec: { controller },
});

const TRAEFIK = 'traefik.io/ingress-controller';
const RETIRED = 'k8s.io/ingress-nginx';

describe('checkRoute with Ingresses', () => {
  it.each([
    ['a default class', undefined, [makeClass('a', TRAEFIK, true)], 'pass'],
    ['no class at all', undefined, [], 'warn'],
    ['no default class', undefined, [makeClass('a', TRAEFIK)], 'warn'],
    ['the named class', 'a', [makeClass('a', TRAEFIK)], 'pass'],
    ['another class', 'b', [makeClass('a', TRAEFIK, true)], 'fail'],
    ['a retired controller', 'nginx', [makeClass('nginx', RETIRED)], 'warn'],
    [
      'another controller by the same name',
      'nginx',
      [makeClass('nginx', 'nginx.org/ingress-controller')],
      'pass',
    ],
  ])('%s', async (_, ingressClassName, items, status) => {
    const api = FakeClusterApi.create({
      '/apis/networking.k8s.io/v1/ingressclasses': { items },
    });
    const finding = await checkRoute.run(
      makeContext({ api, storefront: { ingressClassName } }),
    );
    expect(finding.status).toBe(status);
    expect(finding.preventsStores ?? false).toBe(status === 'fail');
    expect(finding.fix !== undefined).toBe(status !== 'pass');
  });
});

describe('checkRoute with Gateways', () => {
  const GROUP = '/apis/gateway.networking.k8s.io/v1';
  const GATEWAY = `${GROUP}/namespaces/edge/gateways/shops`;
  const makeGateway = (from?: string, programmed = 'True') => ({
    spec: {
      gatewayClassName: 'edge',
      listeners: [
        {
          name: 'web',
          ...(from && { allowedRoutes: { namespaces: { from } } }),
        },
      ],
    },
    status: { conditions: [{ type: 'Programmed', status: programmed }] },
  });
  const gatewayClass = { spec: { controllerName: 'example.net/gateway' } };
  const all = {
    [GROUP]: {},
    [GATEWAY]: makeGateway('All'),
    [`${GROUP}/gatewayclasses/edge`]: gatewayClass,
  };
  const run = (
    answers: Record<string, object>,
    gateway: StorefrontConfig['gateways'][number] = {
      name: 'shops',
      namespace: 'edge',
    },
  ) =>
    checkRoute.run(
      makeContext({
        api: FakeClusterApi.create(answers),
        storefront: { route: 'httpRoute', gateways: [gateway] },
      }),
    );

  it.each<[string, Record<string, object>, string]>([
    ['all is there', all, 'pass'],
    [
      'namespaces by a label',
      { ...all, [GATEWAY]: makeGateway('Selector') },
      'pass',
    ],
    ['no Gateway API', {}, 'fail'],
    ['no Gateway', { [GROUP]: {} }, 'fail'],
    [
      'a Gateway for its own namespace',
      { ...all, [GATEWAY]: makeGateway() },
      'fail',
    ],
    ['no GatewayClass', { [GROUP]: {}, [GATEWAY]: all[GATEWAY] }, 'fail'],
    [
      'a Gateway that isn’t programmed',
      { ...all, [GATEWAY]: makeGateway('All', 'False') },
      'warn',
    ],
    [
      'a retired controller',
      {
        ...all,
        [`${GROUP}/gatewayclasses/edge`]: { spec: { controllerName: RETIRED } },
      },
      'warn',
    ],
  ])('%s', async (_, answers, status) => {
    const finding = await run(answers);
    expect(finding.status).toBe(status);
    expect(finding.preventsStores ?? false).toBe(status === 'fail');
  });

  it('fails without the listener that is named', async () => {
    await expect(
      run(all, { name: 'shops', namespace: 'edge', sectionName: 'other' }),
    ).resolves.toMatchObject({
      status: 'fail',
      message: expect.stringContaining('no listener other'),
    });
  });

  it('warns of a Gateway in each store’s own namespace', async () => {
    await expect(run(all, { name: 'shops' })).resolves.toMatchObject({
      status: 'warn',
    });
  });
});

describe('checkCertificates', () => {
  const GROUP = '/apis/cert-manager.io/v1';
  const ISSUER = `${GROUP}/clusterissuers/letsencrypt`;
  const makeIssuer = (status: string, message?: string) => ({
    status: { conditions: [{ type: 'Ready', status, message }] },
  });
  const annotations = { 'cert-manager.io/cluster-issuer': 'letsencrypt' };
  const https = { scheme: 'https' as const };

  it.each<[string, Partial<StorefrontConfig>, Record<string, object>, string]>([
    ['http', { ingressAnnotations: annotations }, {}, 'pass'],
    ['a Gateway', { ...https, route: 'httpRoute' }, {}, 'pass'],
    ['a certificate of the controller', https, {}, 'pass'],
    [
      'a Secret that nobody makes',
      { ...https, tlsSecretName: 'a' },
      {},
      'warn',
    ],
    [
      'an Issuer in each namespace',
      { ...https, ingressAnnotations: { 'cert-manager.io/issuer': 'a' } },
      {},
      'warn',
    ],
    [
      'no cert-manager',
      { ...https, ingressAnnotations: annotations },
      {},
      'fail',
    ],
    [
      'no issuer',
      { ...https, ingressAnnotations: annotations },
      { [GROUP]: {} },
      'fail',
    ],
    [
      'an issuer that isn’t ready',
      { ...https, ingressAnnotations: annotations },
      { [GROUP]: {}, [ISSUER]: makeIssuer('False', 'no account') },
      'fail',
    ],
    [
      'an issuer that nobody has looked at',
      { ...https, ingressAnnotations: annotations },
      { [GROUP]: {}, [ISSUER]: {} },
      'fail',
    ],
    [
      'an issuer',
      { ...https, ingressAnnotations: annotations },
      { [GROUP]: {}, [ISSUER]: makeIssuer('True') },
      'pass',
    ],
  ])('%s', async (_, storefront, answers, status) => {
    const api = FakeClusterApi.create(answers);
    const finding = await checkCertificates.run(
      makeContext({ api, storefront }),
    );
    expect(finding.status).toBe(status);
    expect(finding.preventsStores ?? false).toBe(status === 'fail');
  });
});

describe('checkDns', () => {
  const NAMESPACES = '/api/v1/namespaces';
  const INGRESSES = '/apis/networking.k8s.io/v1/namespaces/store-a/ingresses';
  const makeIngress = (ip: string) => ({
    [NAMESPACES]: { items: [{ metadata: { name: 'store-a' } }] },
    [INGRESSES]: {
      items: [{ status: { loadBalancer: { ingress: [{ ip }] } } }],
    },
  });
  const failing = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };

  it.each<[string, Parameters<typeof makeContext>[0], string]>([
    ['simulated nodes', { simulatedNodes: true }, 'unknown'],
    ['no record', { lookUp: failing('ENOTFOUND') }, 'fail'],
    ['a resolver that is down', { lookUp: failing('EAI_AGAIN') }, 'unknown'],
    ['an address, and no store to compare it with', {}, 'pass'],
    [
      'the address of the Ingresses',
      { api: FakeClusterApi.create(makeIngress('192.0.2.1')) },
      'pass',
    ],
    [
      'another address',
      { api: FakeClusterApi.create(makeIngress('192.0.2.7')) },
      'warn',
    ],
    [
      'this machine, which forwards',
      {
        api: FakeClusterApi.create(makeIngress('192.0.2.7')),
        lookUp: async () => ['127.0.0.1'],
      },
      'pass',
    ],
    [
      'Ingresses that the account may not list',
      {
        api: FakeClusterApi.create({
          ...makeIngress('192.0.2.7'),
          [INGRESSES]: makeRefusal(403, 'forbidden'),
        }),
      },
      'pass',
    ],
    [
      'the address of the Gateway',
      {
        storefront: {
          route: 'httpRoute',
          gateways: [{ name: 'shops', namespace: 'edge' }],
        },
        api: FakeClusterApi.create({
          '/apis/gateway.networking.k8s.io/v1/namespaces/edge/gateways/shops': {
            status: { addresses: [{ value: '192.0.2.7' }] },
          },
        }),
      },
      'warn',
    ],
  ])('%s', async (_, options, status) => {
    const finding = await checkDns.run(makeContext(options));
    expect(finding.status).toBe(status);
    expect(finding.preventsStores).toBeUndefined();
  });

  it('looks into some namespaces of stores until one says an address', async () => {
    const getIngresses = (name: string) =>
      `/apis/networking.k8s.io/v1/namespaces/${name}/ingresses`;
    const { [INGRESSES]: addressed } = makeIngress('192.0.2.7');
    const api = FakeClusterApi.create({
      [NAMESPACES]: {
        items: ['new', 'shut', 'addressed', 'more'].map(name => ({
          metadata: { name },
        })),
      },
      [getIngresses('new')]: { items: [{ status: { loadBalancer: {} } }] },
      [getIngresses('shut')]: makeRefusal(403, 'forbidden'),
      [getIngresses('addressed')]: addressed,
    });
    await expect(checkDns.run(makeContext({ api }))).resolves.toMatchObject({
      status: 'warn',
      message: expect.stringContaining('192.0.2.7'),
    });
    const [namespaces, ...others] = api.calls;
    expect(new URLSearchParams(namespaces.split('?')[1]).toString()).toBe(
      new URLSearchParams({
        labelSelector:
          'app.kubernetes.io/managed-by=backstage-woocommerce,!woocommerce.backstage/preflight',
        limit: '5',
      }).toString(),
    );
    expect(others).toHaveLength(3);
  });

  it('asks for another name each time, since resolvers remember', async () => {
    const asked = new Set<string>();
    const lookUp = async (host: string) => {
      asked.add(host);
      return ['192.0.2.1'];
    };
    await checkDns.run(makeContext({ lookUp }));
    await checkDns.run(makeContext({ lookUp }));
    expect([...asked]).toEqual([
      expect.stringMatching(/^preflight-[0-9a-f]{8}\.shops\.example$/),
      expect.stringMatching(/^preflight-[0-9a-f]{8}\.shops\.example$/),
    ]);
  });
});

describe('checkRouteAddress', () => {
  const plan = { readiness: 'checkout' as const };

  it.each<[string, Parameters<typeof makeContext>[0], string]>([
    ['simulated nodes', { simulatedNodes: true, plan }, 'unknown'],
    ['no plan that needs it', {}, 'pass'],
    ['a public address', { plan }, 'pass'],
    [
      'every machine’s own address',
      { plan, lookUp: async () => ['127.0.0.1', '::1'] },
      'fail',
    ],
    ['no address', { plan, lookUp: async () => [] }, 'unknown'],
    [
      'an address of its own for pods',
      {
        plan,
        storefront: { routeAddress: 'traefik.kube-system:80' },
        lookUp: async () => ['127.0.0.1'],
      },
      'pass',
    ],
    [
      'an address for pods that is themselves',
      { plan, storefront: { routeAddress: 'localhost:80' } },
      'fail',
    ],
  ])('%s', async (_, options, status) => {
    const finding = await checkRouteAddress.run(makeContext(options));
    expect(finding.status).toBe(status);
    expect(finding.plans).toEqual(status === 'fail' ? ['demo'] : undefined);
  });
});
