import { testConfig } from '../__testUtils__/testConfig';
import { PlanConfig, StorefrontConfig } from '../config';
import { BitnamiWordpressChart } from './BitnamiWordpressChart';

const STORE = {
  name: 'demo',
  title: 'Demo shop',
  namespace: 'store-demo',
  url: 'https://demo.example.com:8443',
};

describe('BitnamiWordpressChart', () => {
  const chart = new BitnamiWordpressChart();

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
      fullnameOverride: 'store-demo-wordpress',
      commonLabels: { 'woocommerce.backstage/store': 'demo' },
      existingSecret: 'store-demo-credentials',
      allowEmptyPassword: false,
      wordpressUsername: 'admin',
      wordpressEmail: 'admin@example.com',
      wordpressBlogName: 'Demo shop',
      wordpressScheme: 'http',
      updateStrategy: { type: 'Recreate' },
      podSecurityContext: { enabled: true },
      containerSecurityContext: { enabled: true },
      volumePermissions: { enabled: false },
      networkPolicy: { enabled: true },
      service: { type: 'ClusterIP' },
      ingress: {
        enabled: true,
        ingressClassName: '',
        annotations: {},
        hostname: 'demo.example.com',
        tls: false,
        extraTls: [],
      },
      mariadb: {
        fullnameOverride: 'store-demo-mariadb',
        commonLabels: { 'woocommerce.backstage/store': 'demo' },
        auth: { existingSecret: 'store-demo-credentials' },
        primary: {
          podSecurityContext: { enabled: true },
          containerSecurityContext: { enabled: true },
        },
        volumePermissions: { enabled: false },
        networkPolicy: { enabled: true },
      },
    });
  });

  it('takes the plan’s values, but none that the store itself determines', () => {
    expect(
      buildValues({
        plan: {
          values: {
            existingSecret: 'another',
            updateStrategy: { type: 'RollingUpdate' },
            image: { repository: 'bitnamilegacy/wordpress' },
            persistence: { size: '20Gi' },
            containerSecurityContext: { enabled: false, runAsUser: 2000 },
            mariadb: {
              auth: { username: 'shop', existingSecret: 'another' },
              primary: { persistence: { size: '20Gi' } },
            },
          },
        },
      }),
    ).toMatchObject({
      existingSecret: 'store-demo-credentials',
      updateStrategy: { type: 'RollingUpdate' },
      image: { repository: 'bitnamilegacy/wordpress' },
      persistence: { size: '20Gi' },
      containerSecurityContext: { enabled: true, runAsUser: 2000 },
      mariadb: {
        auth: { username: 'shop', existingSecret: 'store-demo-credentials' },
        primary: {
          persistence: { size: '20Gi' },
          podSecurityContext: { enabled: true },
        },
      },
    });
  });

  it('has cert-manager’s Secret asked for when the storefront is https', () => {
    const ingressAnnotations = { 'cert-manager.io/cluster-issuer': 'ca' };
    expect(
      buildValues({ storefront: { scheme: 'https', ingressAnnotations } }),
    ).toMatchObject({
      wordpressScheme: 'https',
      ingress: { annotations: ingressAnnotations, tls: true, extraTls: [] },
    });
  });

  it('ends TLS with a Secret that is there', () => {
    const storefront = { scheme: 'https', tlsSecretName: 'wildcard' } as const;
    expect(buildValues({ storefront })).toMatchObject({
      ingress: {
        tls: false,
        extraTls: [{ hosts: ['demo.example.com'], secretName: 'wildcard' }],
      },
    });
  });

  it('takes an HTTPRoute along, beside what the plan takes along', () => {
    const gateways = [{ name: 'shops', sectionName: 'https' }];
    const other = { kind: 'ConfigMap' };
    expect(
      buildValues({
        plan: { values: { extraDeploy: [other] } },
        storefront: { route: 'httpRoute', gateways },
      }),
    ).toMatchObject({
      ingress: { enabled: false },
      extraDeploy: [
        other,
        {
          apiVersion: 'gateway.networking.k8s.io/v1',
          kind: 'HTTPRoute',
          metadata: {
            name: 'store-demo-wordpress',
            labels: { 'woocommerce.backstage/store': 'demo' },
          },
          spec: {
            parentRefs: gateways,
            hostnames: ['demo.example.com'],
            rules: [
              { backendRefs: [{ name: 'store-demo-wordpress', port: 80 }] },
            ],
          },
        },
      ],
    });
  });

  // By the chart's own rule, both objects of this store had one name.
  it('names its workloads apart whatever the store is called', () => {
    const release = 'store-mariadb-wordpress';
    const workloads = chart.getWorkloads(release);
    expect(workloads).toEqual({
      DatabaseReady: 'store-mariadb-wordpress-mariadb',
      WordPressReady: 'store-mariadb-wordpress-wordpress',
    });
    expect(
      chart.buildValues({
        store: { ...STORE, namespace: release },
        plan: testConfig.plans.get('demo')!,
        storefront: testConfig.storefront,
      }),
    ).toMatchObject({
      fullnameOverride: workloads.WordPressReady,
      mariadb: { fullnameOverride: workloads.DatabaseReady },
    });
  });

  it('has nothing that could be verified, and nothing scheduled', () => {
    expect(chart.getVerificationPod()).toBeUndefined();
    expect(chart.getCronJob()).toBeUndefined();
  });
});
