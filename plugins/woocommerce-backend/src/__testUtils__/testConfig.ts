import { WoocommerceConfig } from '../config';

/** A configuration with two plans and a blueprint. */
export const testConfig: WoocommerceConfig = {
  clusters: [{ name: 'local', simulatedNodes: true }],
  charts: new Map([
    [
      'woocommerce-store',
      {
        name: 'woocommerce-store',
        type: 'woocommerce-store',
        ref: '/charts/woocommerce-store',
        version: '0.1.0',
      },
    ],
  ]),
  plans: new Map(
    ['demo', 'standard'].map(name => [
      name,
      {
        name,
        title: name,
        chart: 'woocommerce-store',
        readiness: 'workload',
        protected: false,
        values: {},
        quota: {},
        limitRange: { default: {}, defaultRequest: {} },
      },
    ]),
  ),
  blueprints: new Map([
    [
      'germany-b2c',
      {
        name: 'germany-b2c',
        title: 'Germany',
        values: { store: { country: 'DE', currency: 'EUR' } },
      },
    ],
  ]),
  defaultPlan: 'demo',
  portalNames: new Set(['tools']),
  storefront: {
    domainTemplate: '{name}.localtest.me',
    scheme: 'http',
    port: 8080,
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
  concurrency: { perReplica: 10, perCluster: 30, perOwner: 8 },
  quotas: { user: {}, group: {}, cluster: {}, overrides: {} },
  rateLimit: { requestsPerMinute: 100_000, changesPerMinute: 100_000 },
  audit: { retentionDays: 365 },
  actions: { readOnly: true },
  preflight: { refuseCreate: true },
};
