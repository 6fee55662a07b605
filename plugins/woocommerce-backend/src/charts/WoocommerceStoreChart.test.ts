import { testConfig } from '../__testUtils__/testConfig';
import { PlanConfig, StorefrontConfig } from '../config';
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
      storefront?: Partial<StorefrontConfig>;
    } = {},
  ) {
    return chart.buildValues({
      store: STORE,
      plan: { ...testConfig.plans.get('demo')!, ...overrides.plan },
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

  it('names the workloads as the chart does', () => {
    expect(chart.getWorkloads('store-demo')).toEqual({
      DatabaseReady: 'store-demo-mariadb',
      WordPressReady: 'store-demo-wordpress',
    });
  });
});
