import { relative } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readWoocommerceConfig } from './readWoocommerceConfig';

describe('readWoocommerceConfig', () => {
  const directory = createMockDirectory();
  const inPod = process.env.KUBERNETES_SERVICE_HOST;

  beforeEach(() => {
    delete process.env.KUBERNETES_SERVICE_HOST;
    directory.setContent({
      chart: { 'Chart.yaml': 'name: woocommerce-store\nversion: 0.1.0\n' },
      'kubeconfig.yaml': [
        'apiVersion: v1',
        'kind: Config',
        'current-context: local',
        'contexts:',
        '  - name: local',
        '  - name: other',
      ].join('\n'),
    });
  });

  afterAll(() => {
    if (inPod !== undefined) {
      process.env.KUBERNETES_SERVICE_HOST = inPod;
    }
  });

  function minimal() {
    return {
      clusters: [
        { name: 'local', kubeconfig: directory.resolve('kubeconfig.yaml') },
      ] as JsonObject[],
      charts: {
        'woocommerce-store': { path: directory.resolve('chart') },
      } as JsonObject,
      plans: { demo: { chart: 'woocommerce-store' } } as JsonObject,
      defaultPlan: 'demo',
    };
  }

  function read(woocommerce: JsonObject | undefined) {
    return readWoocommerceConfig(
      mockServices.rootConfig({ data: woocommerce ? { woocommerce } : {} }),
    );
  }

  it('fills in what is not said', () => {
    expect(read(minimal())).toEqual({
      clusters: [
        {
          name: 'local',
          kubeconfig: directory.resolve('kubeconfig.yaml'),
          simulatedNodes: false,
        },
      ],
      charts: new Map([
        [
          'woocommerce-store',
          {
            name: 'woocommerce-store',
            type: 'woocommerce-store',
            ref: directory.resolve('chart'),
            version: '0.1.0',
          },
        ],
      ]),
      plans: new Map([
        [
          'demo',
          {
            name: 'demo',
            title: 'demo',
            chart: 'woocommerce-store',
            readiness: 'workload',
            protected: false,
            values: {},
            quota: {},
            limitRange: { default: {}, defaultRequest: {} },
          },
        ],
      ]),
      blueprints: new Map(),
      portalNames: new Set(),
      defaultPlan: 'demo',
      storefront: {
        domainTemplate: '{name}.localtest.me',
        scheme: 'http',
        route: 'ingress',
        ingressAnnotations: {},
        gateways: [],
        insecureSkipTlsVerify: false,
        adminEmail: 'admin@example.com',
      },
      deadlines: {
        provision: 600_000,
        delete: 300_000,
        helm: 60_000,
        upgrade: 360_000,
      },
      helm: { command: 'helm' },
      quotas: { user: {}, group: {}, cluster: {}, overrides: {} },
      rateLimit: { requestsPerMinute: 1_200, changesPerMinute: 60 },
      audit: { retentionDays: 365 },
      actions: { readOnly: true },
      preflight: { refuseCreate: true },
      concurrency: { perReplica: 10, perCluster: 30, perOwner: 8 },
    });
  });

  it('reads everything that can be said', () => {
    process.env.KUBERNETES_SERVICE_HOST = '10.0.0.1';
    const config = read({
      clusters: [
        { name: 'in-cluster' },
        {
          name: 'local',
          kubeconfig: relative(
            process.cwd(),
            directory.resolve('kubeconfig.yaml'),
          ),
          context: 'other',
          simulatedNodes: 'true',
        },
      ],
      charts: {
        local: { path: directory.resolve('chart'), version: '0.1.0' },
        remote: {
          oci: 'oci://registry.example.com:5000/charts/woocommerce-store',
          version: '1.2.3-rc.1+build',
        },
      },
      plans: {
        large: {
          title: 'Large',
          chart: 'remote',
          readiness: 'checkout',
          blueprint: 'germany',
          values: { wordpress: { persistence: { size: '10Gi' } } },
          quota: { 'requests.cpu': 2, 'requests.memory': '4Gi', pods: '10' },
          limitRange: {
            default: { cpu: '1', memory: '1Gi' },
            defaultRequest: { cpu: '100m', memory: 0.5 },
          },
        },
      },
      blueprints: { germany: { title: 'Germany', country: 'DE' } },
      defaultPlan: 'large',
      storefront: {
        domainTemplate: 'shop-{name}.shops.example.com',
        scheme: 'https',
        port: '8443',
        ingressClassName: 'nginx',
        tlsSecretName: 'wildcard',
        ingressAnnotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
        routeAddress: 'nginx.ingress:443',
        insecureSkipTlsVerify: 'true',
        adminEmail: 'shops@example.com',
      },
      deadlines: {
        provision: { minutes: 2 },
        delete: '90s',
        helm: 'PT30S',
        upgrade: '2m',
      },
      helm: { command: '/usr/local/bin/helm' },
      concurrency: { perReplica: '3', perOwner: 2 },
      preflight: { refuseCreate: 'false' },
    });

    expect(config.preflight).toEqual({ refuseCreate: false });
    expect(config.clusters).toEqual([
      { name: 'in-cluster', simulatedNodes: false },
      {
        name: 'local',
        kubeconfig: directory.resolve('kubeconfig.yaml'),
        context: 'other',
        simulatedNodes: true,
      },
    ]);
    expect(config.charts.get('remote')).toEqual({
      name: 'remote',
      type: 'woocommerce-store',
      ref: 'oci://registry.example.com:5000/charts/woocommerce-store',
      version: '1.2.3-rc.1+build',
    });
    expect(config.plans.get('large')).toEqual({
      name: 'large',
      protected: false,
      title: 'Large',
      chart: 'remote',
      readiness: 'checkout',
      blueprint: 'germany',
      values: { wordpress: { persistence: { size: '10Gi' } } },
      quota: { 'requests.cpu': '2', 'requests.memory': '4Gi', pods: '10' },
      limitRange: {
        default: { cpu: '1', memory: '1Gi' },
        defaultRequest: { cpu: '100m', memory: '0.5' },
      },
    });
    expect(config.blueprints.get('germany')).toEqual({
      name: 'germany',
      title: 'Germany',
      values: { store: { country: 'DE' }, blueprint: {} },
    });
    expect(config.storefront).toEqual({
      domainTemplate: 'shop-{name}.shops.example.com',
      scheme: 'https',
      port: 8443,
      ingressClassName: 'nginx',
      tlsSecretName: 'wildcard',
      route: 'ingress',
      ingressAnnotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      gateways: [],
      routeAddress: 'nginx.ingress:443',
      insecureSkipTlsVerify: true,
      adminEmail: 'shops@example.com',
    });
    expect(config.deadlines).toEqual({
      provision: 120_000,
      delete: 90_000,
      helm: 30_000,
      upgrade: 120_000,
    });
    expect(config.helm.command).toBe('/usr/local/bin/helm');
    expect(config.concurrency).toEqual({
      perReplica: 3,
      perCluster: 30,
      perOwner: 2,
    });
  });

  it('reads clusters that have their own storefront, limit and labels', () => {
    const { clusters, ...rest } = minimal();
    const [local] = clusters;
    const config = read({
      ...rest,
      clusters: [
        local,
        {
          ...local,
          name: 'eu',
          labels: { region: 'eu' },
          concurrency: '5',
          storefront: { domainTemplate: '{name}.eu.example.com' },
        },
      ],
      plans: {
        demo: {
          chart: 'woocommerce-store',
          clusterSelector: { matchLabels: { region: 'eu' } },
        },
      },
      storefront: { adminEmail: 'shops@example.com' },
    } as JsonObject);

    expect(config.clusters[0].storefront).toBeUndefined();
    expect(config.clusters[1]).toMatchObject({
      labels: { region: 'eu' },
      concurrency: 5,
      storefront: {
        domainTemplate: '{name}.eu.example.com',
        adminEmail: 'shops@example.com',
      },
    });
  });

  it.each<[JsonObject, string]>([
    [{ labels: { a: 1 } }, 'clusters[0].labels.a must be a string'],
    [
      { concurrency: 0 },
      'clusters[0].concurrency must be a whole number from 1 to 1000',
    ],
    [{ storefront: 'here' }, 'clusters[0].storefront must be an object'],
    [
      { storefront: { domain: 'x' } },
      'clusters[0].storefront.domain is not a known key',
    ],
    [
      { storefront: { domainTemplate: 'example.com' } },
      'clusters[0].storefront.domainTemplate must contain {name} once',
    ],
    [
      { storefront: { route: 'httpRoute' } },
      'clusters[0].storefront.gateways must have at least one Gateway',
    ],
  ])('refuses a cluster with %j', (cluster, message) => {
    const { clusters, ...rest } = minimal();
    expect(() =>
      read({ ...rest, clusters: [{ ...clusters[0], ...cluster }] }),
    ).toThrow(`woocommerce.${message}`);
  });

  it.each<[JsonObject, string]>([
    [{ cluster: 'us' }, 'plans.demo.cluster must be one of the clusters local'],
    [
      { clusterSelector: { matchLabels: { region: 'us' } } },
      'plans.demo.clusterSelector.matchLabels must be labels of one of the clusters local',
    ],
    [
      { clusterSelector: {} },
      'plans.demo.clusterSelector.matchLabels is missing',
    ],
    [
      { cluster: 'local', clusterSelector: { matchLabels: {} } },
      'plans.demo.clusterSelector must be left out, because cluster names one',
    ],
  ])('refuses a plan with %j', (plan, message) => {
    expect(() =>
      read({
        ...minimal(),
        plans: { demo: { chart: 'woocommerce-store', ...plan } },
      }),
    ).toThrow(`woocommerce.${message}`);
  });

  it('refuses a backend without any', () => {
    expect(() => read(undefined)).toThrow('woocommerce is missing');
  });

  it('names everything that is wrong at once', () => {
    expect(() =>
      read({
        ...minimal(),
        concurrency: { perOwner: 0 },
        helm: { comand: 'helm' },
      }),
    ).toThrow(
      'Invalid configuration: woocommerce.helm.comand is not a known key; woocommerce.concurrency.perOwner must be a whole number from 1 to 1000',
    );
  });
});
