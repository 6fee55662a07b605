import { createMockDirectory } from '@backstage/backend-test-utils';
import { testConfig } from '../__testUtils__/testConfig';
import {
  BlueprintConfig,
  ChartConfig,
  ClusterConfig,
  PlanConfig,
  StorefrontConfig,
} from '../config/types';
import { checkPlans } from './checkPlans';

const SCHEMA = {
  properties: {
    wordpress: { properties: { replicas: { type: 'integer' } } },
    store: { properties: { country: { pattern: '^[A-Z]{2}$' } } },
    blueprint: {
      properties: {
        plugins: { items: { required: ['slug'] } },
        theme: { required: ['slug'] },
      },
    },
    ingress: {
      properties: { className: { maxLength: 10 } },
    },
  },
};

describe('checkPlans', () => {
  const directory = createMockDirectory({
    content: {
      chart: { 'values.schema.json': JSON.stringify(SCHEMA) },
      broken: { 'values.schema.json': '{' },
    },
  });
  const base = testConfig.plans.get('demo')!;

  function check(options: {
    chart?: Partial<ChartConfig>;
    plan?: Partial<PlanConfig>;
    blueprint?: BlueprintConfig['values'];
    storefront?: Partial<StorefrontConfig>;
    clusters?: ClusterConfig[];
  }) {
    const chart: ChartConfig = {
      name: 'shop',
      type: 'woocommerce-store',
      ref: directory.resolve('chart'),
      version: '0.1.0',
      ...options.chart,
    };
    const blueprint = { name: 'de', title: 'DE', values: options.blueprint! };
    return checkPlans({
      clusters: options.clusters ?? testConfig.clusters,
      charts: new Map([['shop', chart]]),
      plans: new Map(
        ['demo', 'large'].map(name => [
          name,
          { ...base, chart: 'shop', ...options.plan, name },
        ]),
      ),
      blueprints: new Map(options.blueprint ? [['de', blueprint]] : []),
      storefront: { ...testConfig.storefront, ...options.storefront },
    });
  }

  it('finds nothing in what the chart can do', () => {
    expect(
      check({
        plan: { readiness: 'checkout', values: { wordpress: { replicas: 1 } } },
        blueprint: { store: { country: 'DE' } },
      }),
    ).toEqual([]);
  });

  it('names the key of each plan whose values the chart doesn’t take', () => {
    expect(
      check({ plan: { values: { wordpress: { replicas: 'two' } } } }),
    ).toEqual([
      'woocommerce.plans.demo.values.wordpress.replicas must be integer',
      'woocommerce.plans.large.values.wordpress.replicas must be integer',
    ]);
  });

  it('names the key of a blueprint once, however many plans there are', () => {
    expect(
      check({
        blueprint: {
          store: { country: 'Germany' },
          blueprint: { plugins: [{}] },
        },
      }),
    ).toEqual([
      'woocommerce.blueprints.de.country must match pattern "^[A-Z]{2}$"',
      'woocommerce.blueprints.de.plugins[0].slug is missing',
    ]);
  });

  it('tells a plan’s values from those of the blueprint that cover them', () => {
    const blueprint = { store: { country: 'DE' } };
    expect(
      check({ plan: { values: { store: { country: 'x' } } }, blueprint }),
    ).toEqual([
      'woocommerce.plans.demo.values.store.country must match pattern "^[A-Z]{2}$"',
      'woocommerce.plans.large.values.store.country must match pattern "^[A-Z]{2}$"',
    ]);
  });

  it('holds the storefronts of all clusters that a plan may be in against it', () => {
    const [cluster] = testConfig.clusters;
    const elsewhere = {
      ...cluster,
      name: 'elsewhere',
      storefront: {
        ...testConfig.storefront,
        ingressClassName: 'a-long-name',
      },
    };
    const clusters = [cluster, elsewhere];

    expect(check({ clusters })).toEqual([]);
    expect(check({ clusters, plan: { cluster: 'elsewhere' } })).toEqual([
      "woocommerce.clusters[1].storefront makes the chart's value ingress.className, which must NOT have more than 10 characters",
    ]);
  });

  it('names the storefront when that is what the chart doesn’t take', () => {
    expect(check({ storefront: { ingressClassName: 'a-long-name' } })).toEqual([
      "woocommerce.storefront makes the chart's value ingress.className, which must NOT have more than 10 characters",
    ]);
  });

  it('leaves the values of a chart from a registry to Helm', () => {
    expect(
      check({
        chart: { ref: 'oci://registry.example.com/shop' },
        plan: { values: { wordpress: { replicas: 'two' } } },
      }),
    ).toEqual([]);
  });

  it.each<[Partial<PlanConfig>, string]>([
    [
      { readiness: 'storefront' },
      'readiness must be workload, which is as far as a chart of type bitnami-wordpress gets',
    ],
    [
      { blueprint: 'de' },
      "blueprint must be left out, because a chart of type bitnami-wordpress can't use any",
    ],
  ])('refuses for Bitnami’s chart %j', (plan, message) => {
    expect(
      check({
        chart: { type: 'bitnami-wordpress' },
        plan,
        blueprint: { store: { country: 'Germany' } },
      }),
    ).toEqual([
      `woocommerce.plans.demo.${message}`,
      `woocommerce.plans.large.${message}`,
    ]);
  });

  it('says which chart can’t be read', () => {
    expect(() =>
      check({ chart: { ref: directory.resolve('broken') } }),
    ).toThrow("woocommerce.charts.shop.path has values that can't be read");
  });
});
