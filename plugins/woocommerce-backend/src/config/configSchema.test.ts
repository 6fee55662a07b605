import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readWoocommerceConfig } from './readWoocommerceConfig';

describe('configSchema', () => {
  const minimal = {
    clusters: [
      { name: 'local', kubeconfig: 'kubeconfig.yaml' },
    ] as JsonObject[],
    charts: {
      'woocommerce-store': {
        oci: 'oci://registry.example.com/woocommerce-store',
        version: '0.1.0',
      },
    } as JsonObject,
    plans: { demo: { chart: 'woocommerce-store' } } as JsonObject,
    defaultPlan: 'demo',
  };

  function read(woocommerce: JsonObject) {
    return readWoocommerceConfig(
      mockServices.rootConfig({ data: { woocommerce } }),
    );
  }

  type Change = (config: typeof minimal) => JsonObject;
  const storefront =
    (values: JsonObject): Change =>
    config => ({ ...config, storefront: values });
  const cluster =
    (values: JsonObject): Change =>
    config => ({ ...config, clusters: [{ ...config.clusters[0], ...values }] });
  const chart =
    (values: JsonObject): Change =>
    config => ({ ...config, charts: { 'woocommerce-store': values } });
  const plan =
    (values: JsonObject): Change =>
    config => ({
      ...config,
      plans: { demo: { chart: 'woocommerce-store', ...values } },
    });

  it.each<[string, Change, string]>([
    [
      'an unknown key',
      config => ({ ...config, cluster: {} }),
      'woocommerce.cluster is not a known key',
    ],
    [
      'no clusters',
      config => ({ ...config, clusters: [] }),
      'woocommerce.clusters must have at least one cluster',
    ],
    [
      'clusters that are no list',
      config => ({ ...config, clusters: {} }),
      'woocommerce.clusters must be a list of clusters',
    ],
    [
      'a cluster without a name',
      config => ({ ...config, clusters: [{}] }),
      'woocommerce.clusters[0].name is missing',
    ],
    [
      'a cluster’s unknown key',
      cluster({ kubeConfig: 'x' }),
      'woocommerce.clusters[0].kubeConfig is not a known key',
    ],
    [
      'a cluster’s odd name',
      cluster({ name: 'My cluster' }),
      'woocommerce.clusters[0].name must be a name of at most 63 lower-case letters',
    ],
    [
      'two clusters of one name',
      config => ({
        ...config,
        clusters: [config.clusters[0], config.clusters[0]],
      }),
      'woocommerce.clusters[1].name is the name of another cluster, too',
    ],
    [
      'a context without a kubeconfig',
      config => ({
        ...config,
        clusters: [{ name: 'local', context: 'local' }],
      }),
      'woocommerce.clusters[0].context needs a kubeconfig',
    ],
    [
      'simulated nodes that are neither true nor false',
      cluster({ simulatedNodes: 'yes' }),
      'woocommerce.clusters[0].simulatedNodes must be true or false',
    ],
    [
      'a chart that is nowhere',
      chart({ version: '0.1.0' }),
      'woocommerce.charts.woocommerce-store must have either a path or oci',
    ],
    [
      'a chart that is in two places',
      chart({
        path: 'charts/shop',
        oci: 'oci://registry.example.com/chart',
        version: '0.1.0',
      }),
      'woocommerce.charts.woocommerce-store must have either a path or oci',
    ],
    [
      'a chart from elsewhere',
      chart({ oci: 'https://169.254.169.254/x', version: '0.1.0' }),
      'woocommerce.charts.woocommerce-store.oci must be a reference such as',
    ],
    [
      'a remote chart without a version',
      chart({ oci: 'oci://registry.example.com/chart' }),
      'woocommerce.charts.woocommerce-store.version is missing',
    ],
    ...['latest', '>0', '1.2', '1.2.3 --set x=y'].map(
      (version): [string, Change, string] => [
        `the version "${version}"`,
        chart({ oci: 'oci://registry.example.com/chart', version }),
        'woocommerce.charts.woocommerce-store.version must be an exact version',
      ],
    ),
    [
      'a plan’s odd name',
      config => ({
        ...config,
        plans: { 'My plan': { chart: 'woocommerce-store' } },
      }),
      'woocommerce.plans["My plan"] must be a name of at most 63 lower-case letters',
    ],
    [
      'a plan’s unknown chart',
      plan({ chart: 'bitnami' }),
      'woocommerce.plans.demo.chart must be one of the charts woocommerce-store',
    ],
    [
      'a plan’s chart that every object has',
      plan({ chart: 'constructor' }),
      'woocommerce.plans.demo.chart must be one of the charts woocommerce-store',
    ],
    [
      'a readiness that can’t be told yet',
      plan({ readiness: 'checkout' }),
      'woocommerce.plans.demo.readiness must be workload',
    ],
    [
      'values that are a list',
      plan({ values: [] }),
      'woocommerce.plans.demo.values must be an object of chart values',
    ],
    ...['10gb', '-1Gi', '10Gi;x', '', 'many', '1e3x'].map(
      (amount): [string, Change, string] => [
        `the quantity "${amount}"`,
        plan({ quota: { 'requests.cpu': amount } }),
        'woocommerce.plans.demo.quota["requests.cpu"] must be a quantity',
      ],
    ),
    [
      'a limit that is no quantity',
      plan({ limitRange: { default: { cpu: true } } }),
      'woocommerce.plans.demo.limitRange.default.cpu must be a quantity',
    ],
    [
      'a limit range’s unknown key',
      plan({ limitRange: { max: {} } }),
      'woocommerce.plans.demo.limitRange.max is not a known key',
    ],
    [
      'no default plan',
      ({ defaultPlan: _, ...config }) => config,
      'woocommerce.defaultPlan is missing',
    ],
    [
      'an unknown default plan',
      config => ({ ...config, defaultPlan: 'Demo' }),
      'woocommerce.defaultPlan must be one of the plans demo',
    ],
    ...['shops.example.com', '{name}.{name}.example.com'].map(
      (domainTemplate): [string, Change, string] => [
        `the domain template "${domainTemplate}"`,
        storefront({ domainTemplate }),
        'woocommerce.storefront.domainTemplate must contain {name} once',
      ],
    ),
    ...[
      'http://{name}.example.com',
      '{name}.example.com/shop',
      '{name}..example.com',
      '*.{name}.example.com',
      '{name}.Example.com',
      '{name}.example.com.',
      `{name}${'a'.repeat(28)}.example.com`,
      `{name}${'.example'.repeat(30)}`,
    ].map((domainTemplate): [string, Change, string] => [
      `the domain template "${domainTemplate}"`,
      storefront({ domainTemplate }),
      'woocommerce.storefront.domainTemplate must be a host name',
    ]),
    [
      'an unknown scheme',
      storefront({ scheme: 'ftp' }),
      'woocommerce.storefront.scheme must be http or https',
    ],
    ...[0, 65_536, 80.5, 'http'].map((port): [string, Change, string] => [
      `the port ${port}`,
      storefront({ port }),
      'woocommerce.storefront.port must be a whole number from 1 to 65535',
    ]),
    [
      'a certificate without https',
      storefront({ tlsSecretName: 'wildcard' }),
      'woocommerce.storefront.tlsSecretName needs the scheme https',
    ],
    [
      'an annotation that is no text',
      storefront({ ingressAnnotations: { a: 1 } }),
      'woocommerce.storefront.ingressAnnotations.a must be a string',
    ],
    ...['a', 'a@b\nBcc: c@d.example', `${'a'.repeat(100)}@example.com`].map(
      (adminEmail): [string, Change, string] => [
        `the e-mail address ${JSON.stringify(adminEmail)}`,
        storefront({ adminEmail }),
        'woocommerce.storefront.adminEmail must',
      ],
    ),
    [
      'an unknown deadline',
      config => ({ ...config, deadlines: { install: '5m' } }),
      'woocommerce.deadlines.install is not a known key',
    ],
    [
      'no Helm',
      config => ({ ...config, helm: { command: '' } }),
      'woocommerce.helm.command must not be empty',
    ],
    ...[0, -1, 1.5, 101, 'many'].map(
      (concurrency): [string, Change, string] => [
        `a concurrency of ${concurrency}`,
        config => ({ ...config, concurrency }),
        'woocommerce.concurrency must be a whole number from 1 to 100',
      ],
    ),
  ])('refuses %s', (_, change, message) => {
    expect(() => read(change(minimal))).toThrow(message);
  });
});
