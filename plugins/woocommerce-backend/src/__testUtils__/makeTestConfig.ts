import { resolve } from 'node:path';
import { JsonObject } from '@backstage/types';
import { mergeValues } from '../charts/mergeValues';
import { readTestKubeconfigs } from './testCluster';

const CHART = resolve(__dirname, '../../../../charts/woocommerce-store');

/**
 * The plugin's configuration for the test cluster.
 *
 * @param overrides - merged over it
 */
export function makeTestConfig(overrides: JsonObject = {}): JsonObject {
  return mergeValues(makeDefaults(), overrides);
}

function makeDefaults(): JsonObject {
  return {
    clusters: [
      {
        name: 'test',
        kubeconfig: readTestKubeconfigs().portal,
        simulatedNodes: true,
      },
    ],
    charts: { 'woocommerce-store': { path: CHART } },
    defaultPlan: 'demo',
    plans: {
      demo: makePlan({ cpu: '100m' }),
      // More than any of the simulated nodes has.
      huge: makePlan({ cpu: '1000' }),
    },
    blueprints: {
      starter: {
        country: 'US:CA',
        currency: 'USD',
        sampleProducts: [{ sku: 'mug', name: 'Mug', price: '9.50' }],
      },
    },
    // Every caller is the same user.
    rateLimit: { requestsPerMinute: 100_000, changesPerMinute: 100_000 },
    storefront: { domainTemplate: '{name}.localtest.me' },
  };
}

/** A plan of the chart woocommerce-store. */
export function makePlan(requests: { cpu: string }): JsonObject {
  return {
    chart: 'woocommerce-store',
    readiness: 'workload',
    values: {
      wordpress: {
        resources: {
          requests: { ...requests, memory: '128Mi' },
          limits: { ...requests, memory: '512Mi' },
        },
      },
    },
    quota: {
      'requests.cpu': '4000',
      'requests.memory': '8Gi',
      'limits.cpu': '8000',
      'limits.memory': '16Gi',
      'requests.storage': '20Gi',
    },
    limitRange: {
      default: { cpu: '500m', memory: '256Mi' },
      defaultRequest: { cpu: '50m', memory: '64Mi' },
    },
  };
}
