import { testConfig } from '../__testUtils__/testConfig';
import { BlueprintConfig, PlanConfig, StorefrontConfig } from '../config';
import { WoocommerceStoreChart } from './WoocommerceStoreChart';

const STORE = {
  name: 'demo',
  title: 'Demo shop',
  namespace: 'store-demo',
  url: 'http://demo.localtest.me',
};

describe('WoocommerceStoreChart', () => {
  const chart = new WoocommerceStoreChart();

  function buildValues(
    overrides: {
      plan?: Partial<PlanConfig>;
      blueprint?: BlueprintConfig;
      storefront?: Partial<StorefrontConfig>;
    } = {},
  ) {
    return chart.buildValues({
      store: STORE,
      plan: { ...testConfig.plans.get('demo')!, ...overrides.plan },
      blueprint: overrides.blueprint,
      storefront: { ...testConfig.storefront, ...overrides.storefront },
    });
  }

  it('says which store it is, where it is reached and where its passwords are', () => {
    expect(buildValues()).toEqual({
      commonLabels: { 'woocommerce.backstage/store': 'demo' },
      store: {
        title: 'Demo shop',
        url: 'http://demo.localtest.me',
        adminEmail: 'admin@example.com',
      },
      credentials: { existingSecret: 'store-demo-credentials' },
      ingress: {
        enabled: true,
        className: '',
        annotations: {},
        tls: { enabled: false, secretName: '' },
      },
      httpRoute: { enabled: false },
      verification: {
        level: 'checkout',
        routeAddress: '',
        insecureSkipTlsVerify: false,
      },
    });
  });

  it('ends TLS at the Ingress when the storefront is https', () => {
    const { ingress } = buildValues({
      storefront: {
        scheme: 'https',
        ingressClassName: 'nginx',
        tlsSecretName: 'wildcard',
        ingressAnnotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      },
    });
    expect(ingress).toEqual({
      enabled: true,
      className: 'nginx',
      annotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
      tls: { enabled: true, secretName: 'wildcard' },
    });
  });

  it('attaches an HTTPRoute to the Gateways, and makes no Ingress', () => {
    const gateways = [{ name: 'shops', namespace: 'gateways' }];
    expect(
      buildValues({
        plan: { values: { ingress: { enabled: true } } },
        storefront: { route: 'httpRoute', gateways },
      }),
    ).toMatchObject({
      ingress: { enabled: false },
      httpRoute: { enabled: true, parentRefs: gateways },
    });
  });

  it.each([
    ['workload', 'checkout'],
    ['storefront', 'storefront'],
    ['checkout', 'checkout'],
  ] as const)('verifies a plan’s %s up to the %s', (readiness, level) => {
    expect(
      buildValues({
        plan: { readiness },
        storefront: { routeAddress: 'nginx:443', insecureSkipTlsVerify: true },
      }).verification,
    ).toEqual({
      level,
      routeAddress: 'nginx:443',
      insecureSkipTlsVerify: true,
    });
  });

  it('takes the plan’s values, but none that the store itself determines', () => {
    const values = buildValues({
      plan: {
        values: {
          store: { country: 'FR', title: 'Another' },
          credentials: { existingSecret: 'another' },
          mariadb: { persistence: { size: '10Gi' } },
        },
      },
    });
    expect(values).toMatchObject({
      store: { country: 'FR', title: 'Demo shop' },
      credentials: { existingSecret: 'store-demo-credentials' },
      mariadb: { persistence: { size: '10Gi' } },
    });
  });

  it('lays the blueprint between the plan and the store', () => {
    const values = buildValues({
      plan: {
        values: { store: { country: 'FR', currency: 'EUR' }, cron: {} },
      },
      blueprint: {
        name: 'us',
        title: 'US',
        values: {
          store: { country: 'US:CA', title: 'Another' },
          blueprint: { tax: { enabled: true } },
        },
      },
    });
    expect(values).toMatchObject({
      store: { country: 'US:CA', currency: 'EUR', title: 'Demo shop' },
      blueprint: { tax: { enabled: true } },
      cron: {},
    });
  });

  it('names its objects as the chart does', () => {
    expect(chart.getWorkloads('store-demo')).toEqual({
      DatabaseReady: 'store-demo-mariadb',
      WordPressReady: 'store-demo-wordpress',
    });
    expect(chart.getVerificationPod('store-demo')).toEqual({
      name: 'store-demo-verification',
      container: 'verification',
    });
    expect(chart.getCronJob('store-demo')).toBe('store-demo-cron');
  });
});
