import {
  createMockDirectory,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import { woocommercePlugin } from '../plugin';
import { BadConfig, readConfigWith } from './__testUtils__/config';

const KUBECONFIG = [
  'apiVersion: v1',
  'kind: Config',
  'current-context: local',
  'contexts: [{ name: local }]',
].join('\n');

const NUMBER = 'must be a whole number from 1 to';
const ROOT = 'woocommerce';
const CLUSTER = `${ROOT}.clusters[0]`;
const PLAN = `${ROOT}.plans.demo`;
const CHART = `${ROOT}.charts.shop`;

/** Key, value, and what is said behind the key. */
const ROWS: BadConfig[] = [
  [`${ROOT}`, undefined, 'is missing'],
  [`${ROOT}`, 'text', 'must be an object'],
  [`${ROOT}`, [], 'must be an object'],
  [`${ROOT}.clusters`, undefined, 'is missing'],
  [`${ROOT}.clusters`, {}, 'must be a list of clusters'],
  [`${ROOT}.clusters`, [], 'must have at least one cluster'],
  [`${CLUSTER}`, 'local', 'must be an object'],
  [`${CLUSTER}.name`, undefined, 'is missing'],
  [`${CLUSTER}.name`, 42, 'must be a string'],
  [`${CLUSTER}.name`, 'My cluster', 'must be a name'],
  [`${CLUSTER}.kubeconfig`, undefined, 'is missing, and this does not run'],
  [`${CLUSTER}.kubeconfig`, '/nowhere/kubeconfig', "can't be read at"],
  [`${CLUSTER}.kubeconfig`, '/', "can't be read at"],
  [`${CLUSTER}.kubeconfig`, __filename, 'is no kubeconfig: '],
  [`${CLUSTER}.kubeconfig`, 42, 'must be a string'],
  [`${CLUSTER}.kubeconfig`, '', 'must not be empty'],
  [`${CLUSTER}.context`, 'other', 'must be one of the contexts local in'],
  [`${CLUSTER}.simulatedNodes`, 'yes', 'must be true or false'],
  [`${CLUSTER}.kubeConfig`, 'a', 'is not a known key'],
  [`${ROOT}.clusters[1]`, { name: 'a', context: 'b' }, ''],
  [`${ROOT}.charts`, undefined, 'is missing'],
  [`${ROOT}.charts`, ['a'], 'must be an object with a chart for each name'],
  [`${CHART}`, 'oci://a/b', 'must be an object'],
  [`${CHART}`, {}, 'must have either a path or oci'],
  [`${ROOT}.plans`, undefined, 'is missing'],
  [`${PLAN}.chart`, undefined, 'is missing'],
  [`${PLAN}.chart`, 'other', 'must be one of the charts shop'],
  [`${PLAN}.chart`, 'Shop', 'must be one of the charts shop'],
  [`${PLAN}.blueprint`, 'france', 'must be one of the blueprints, of which'],
  [`${PLAN}.readiness`, 'Checkout', 'must be one of workload, storefront'],
  [`${PLAN}.values`, 'a', 'must be an object of chart values'],
  [`${PLAN}.quota`, { cpu: 'lots' }, ''],
  [`${PLAN}.quota.pods`, '10 pods', 'must be a quantity such as'],
  [`${PLAN}.limitRange.default.cpu`, '-1', 'must be a quantity such as'],
  [`${PLAN}.replicas`, 2, 'is not a known key'],
  [`${ROOT}.defaultPlan`, undefined, 'is missing'],
  [`${ROOT}.defaultPlan`, 'Demo', 'must be one of the plans demo'],
  [`${ROOT}.defaultPlan`, 'constructor', 'must be one of the plans demo'],
  ...['0', 0, -1, 1.5, 'many', 1e9, ''].map(
    (value): BadConfig => [`${ROOT}.concurrency.perReplica`, value, NUMBER],
  ),
  [`${ROOT}.concurrency.perCluster`, 0, NUMBER],
  [`${ROOT}.concurrency.perOwner`, 0, NUMBER],
  [`${ROOT}.concurrency`, 10, 'must be an object'],
  ...['5', 5, 'soon', '', { minutes: 'a' }, { fortnights: 1 }, [], true].map(
    (value): BadConfig => [`${ROOT}.deadlines.provision`, value, ''],
  ),
  ...['0s', '-5m', { days: 2 }, {}].map(
    (value): BadConfig => [`${ROOT}.deadlines.helm`, value, ''],
  ),
  [`${ROOT}.deadlines.upgrade`, '1ms', 'must be from one second to one day'],
  [`${ROOT}.deadlines.helmm`, '1m', 'is not a known key'],
  [`${ROOT}.deadlines`, '5m', 'must be an object'],
  [`${ROOT}.helm.command`, '', 'must not be empty'],
  [`${ROOT}.helm.command`, ['helm'], 'must be a string'],
  [`${ROOT}.helm.args`, ['--debug'], 'is not a known key'],
  [`${ROOT}.helm`, 'helm', 'must be an object'],
  [`${ROOT}.storefront`, 'a', 'must be an object'],
  [`${ROOT}.storefront.host`, 'a', 'is not a known key'],
  [`${ROOT}.webhook`, 'http://a', 'is not a known key'],
];

describe('bad configuration', () => {
  const directory = createMockDirectory({
    content: { kubeconfig: KUBECONFIG },
  });
  const kubeconfig = directory.resolve('kubeconfig');
  const inPod = process.env.KUBERNETES_SERVICE_HOST;

  beforeAll(() => {
    delete process.env.KUBERNETES_SERVICE_HOST;
  });

  afterAll(() => {
    if (inPod !== undefined) {
      process.env.KUBERNETES_SERVICE_HOST = inPod;
    }
  });

  it('is refused for nothing else', () => {
    expect(() => readConfigWith({ kubeconfig })).not.toThrow();
  });

  it.each(ROWS)('row 32: %s with %j', (key, value, message) => {
    expect(() => readConfigWith({ kubeconfig, key, value })).toThrow(
      `${key}${message && ' '}${message}`,
    );
  });

  it('row 32: two clusters of one name', () => {
    const value = { name: 'local', kubeconfig };
    const key = `${ROOT}.clusters[1]`;
    expect(() => readConfigWith({ kubeconfig, key, value })).toThrow(
      `${key}.name is the name of another cluster, too`,
    );
  });

  it('row 32: a backend with it does not start, and says which key it is', async () => {
    const config = mockServices.rootConfig.factory({
      data: { woocommerce: { concurrency: { perOwner: 0 } } },
    });
    await expect(
      startTestBackend({ features: [woocommercePlugin, config] }),
    ).rejects.toThrow(
      /woocommerce\.clusters is missing; .*woocommerce\.concurrency\.perOwner must be a whole number/,
    );
  });
});
