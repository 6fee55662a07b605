import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  createMockDirectory,
  mockServices,
} from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { parse } from 'yaml';
import { mergeValues } from '../charts/mergeValues';
import { readWoocommerceConfig } from '../readWoocommerceConfig';

const ROOT = resolve(__dirname, '../../../..');
const CHART = resolve(ROOT, 'charts/woocommerce-store');

/** What the environment of a portal in production may look like. */
const ENVIRONMENT: Record<string, string> = {
  STORE_CLUSTER_ISSUER: 'letsencrypt',
  STORE_DOMAIN: 'shops.example.com',
  STORE_INGRESS_CLASS: 'traefik',
  STORE_ADMIN_EMAIL: 'shops@example.com',
  STORE_ROUTE_ADDRESS: 'traefik.ingress.svc.cluster.local:443',
  STORE_STORAGE_CLASS: 'longhorn',
};

/** The parts of the chart that have a pod at the same time, in the worst case. */
const PODS = [
  'mariadb',
  'wordpress',
  'wordpress',
  'cron',
  'verification',
  'upgradeCheck',
  'backup',
];

type Part = { resources: Record<string, Record<string, string>> };

function readYaml(path: string) {
  return parse(
    readFileSync(resolve(ROOT, path), 'utf8').replace(
      /\$\{(STORE_\w+)\}/g,
      (_, key) => ENVIRONMENT[key],
    ),
  );
}

function toNumber(quantity: string): number {
  const units: Record<string, number> = { m: 1e-3, Mi: 2 ** 20, Gi: 2 ** 30 };
  const [, number, unit] = /^([\d.]+)(.*)$/.exec(quantity)!;
  return Number(number) * (unit === '' ? 1 : units[unit]);
}

// The charts are held against each plan with each blueprint while it is read.
describe('the configuration of this repository', () => {
  const directory = createMockDirectory({
    content: {
      'kubeconfig.yaml': 'current-context: a\ncontexts: [{name: a}]',
    },
  });

  function read(...files: string[]) {
    const machine: JsonObject = {
      clusters: [
        { name: 'local', kubeconfig: directory.resolve('kubeconfig.yaml') },
      ],
      charts: { 'woocommerce-store': { path: CHART } },
    };
    const woocommerce = [
      ...files.map(file => readYaml(file).woocommerce),
      machine,
    ].reduce(mergeValues);
    return readWoocommerceConfig(
      mockServices.rootConfig({ data: { woocommerce } }),
    );
  }

  it('can be used during development', () => {
    const { plans, blueprints, defaultPlan } = read('app-config.yaml');
    expect(defaultPlan).toBe('demo');
    expect(
      [...plans.values()].map(({ name, readiness }) => [name, readiness]),
    ).toEqual([
      ['demo', 'checkout'],
      ['standard', 'checkout'],
      ['production', 'checkout'],
    ]);
    expect([...blueprints.keys()]).toEqual(['germany-b2c', 'us-starter']);
  });

  it('can be used in production', () => {
    const { plans, storefront } = read(
      'app-config.yaml',
      'app-config.production.yaml',
    );
    expect(storefront).toMatchObject({
      domainTemplate: '{name}.shops.example.com',
      scheme: 'https',
      ingressAnnotations: { 'cert-manager.io/cluster-issuer': 'letsencrypt' },
    });
    expect(plans.get('production')?.values).toMatchObject({
      wordpress: { persistence: { size: '20Gi', storageClass: 'longhorn' } },
    });
  });

  // A quota refuses a pod that nobody may be waiting for, such as cron's.
  it.each(['demo', 'standard', 'production'])(
    'leaves room in the quota of %s for all that runs at the same time',
    name => {
      const { quota, values } = read('app-config.yaml').plans.get(name)!;
      const merged = mergeValues(
        readYaml('charts/woocommerce-store/values.yaml'),
        values,
      );
      const parts = PODS.map(part => merged[part] as unknown as Part);
      for (const kind of ['requests', 'limits']) {
        for (const resource of ['cpu', 'memory']) {
          const needed = parts
            .map(({ resources }) => toNumber(resources[kind][resource]))
            .reduce((sum, amount) => sum + amount);
          expect(toNumber(quota[`${kind}.${resource}`])).toBeGreaterThan(
            needed,
          );
        }
      }
      expect(Number(quota.pods)).toBeGreaterThan(PODS.length);
    },
  );

  it('offers its blueprints in its template, and the plans that there are', () => {
    const { blueprints } = read('app-config.yaml');
    const template = readYaml('templates/woocommerce-store/template.yaml');
    const { plan, blueprint } = template.spec.parameters[0].properties;
    expect(plan['ui:field']).toBe('WooCommerceStorePlan');
    expect(blueprint.enum).toEqual(['none', ...blueprints.keys()]);
  });
});
