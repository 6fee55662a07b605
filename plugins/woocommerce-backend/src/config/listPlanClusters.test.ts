import { getStorefront } from './getStorefront';
import { listPlanClusters } from './listPlanClusters';
import { checkPlanClusters } from './checkPlanClusters';
import { testConfig } from '../__testUtils__/testConfig';
import { ClusterConfig, PlanConfig } from './types';

const storefront = { ...testConfig.storefront, domainTemplate: '{name}.eu' };
const clusters: ClusterConfig[] = [
  { name: 'home', simulatedNodes: false },
  {
    name: 'eu-1',
    simulatedNodes: false,
    labels: { region: 'eu', tier: 'gold' },
    storefront,
  },
  { name: 'eu-2', simulatedNodes: false, labels: { region: 'eu' } },
];
const select = (matchLabels: Record<string, string>) => ({
  clusterSelector: { matchLabels },
});

describe('listPlanClusters', () => {
  it.each<[string, Partial<PlanConfig>, string[]]>([
    ['the first one when nothing is said', {}, ['home']],
    ['the one that is named', { cluster: 'eu-2' }, ['eu-2']],
    ['none when the one named is not there', { cluster: 'us' }, []],
    ['all with a label', select({ region: 'eu' }), ['eu-1', 'eu-2']],
    ['those with all labels', select({ region: 'eu', tier: 'gold' }), ['eu-1']],
    ['none with another value', select({ region: 'us' }), []],
    ['none by what every object has', select({ constructor: 'x' }), []],
    ['all when no label is wanted', select({}), ['home', 'eu-1', 'eu-2']],
  ])('finds %s', (_, plan, expected) => {
    const found = listPlanClusters({ clusters }, plan);
    expect(found.map(({ name }) => name)).toEqual(expected);
  });
});

describe('checkPlanClusters', () => {
  it.each<[Partial<PlanConfig>, string[]]>([
    [select({ region: 'eu' }), []],
    [
      { cluster: 'us' },
      [
        'woocommerce.plans.demo.cluster must be one of the clusters home, eu-1, eu-2',
      ],
    ],
    [
      select({ region: 'us' }),
      [
        'woocommerce.plans.demo.clusterSelector.matchLabels must be labels of one of the clusters home, eu-1, eu-2 at least, all of them',
      ],
    ],
  ])('of %j finds %j', (plan, problems) => {
    const demo = { ...testConfig.plans.get('demo')!, ...plan };
    expect(
      checkPlanClusters({ clusters, plans: new Map([['demo', demo]]) }),
    ).toEqual(problems);
  });
});

describe('getStorefront', () => {
  it.each([
    ['home', testConfig.storefront],
    ['eu-1', storefront],
    ['gone', testConfig.storefront],
  ])('of cluster %s is its own, or the common one', (cluster, expected) => {
    expect(getStorefront({ ...testConfig, clusters }, cluster)).toBe(expected);
  });
});
