import { testConfig } from '../__testUtils__/testConfig';
import { toClusterConfig } from './toClusterConfig';

const demo = testConfig.plans.get('demo')!;
const storefront = { ...testConfig.storefront, scheme: 'https' as const };
const home = { name: 'home', simulatedNodes: true };
const eu = { ...home, name: 'eu', storefront };
const config = {
  ...testConfig,
  clusters: [home, eu],
  plans: new Map([
    ['demo', demo],
    ['named', { ...demo, name: 'named', cluster: 'eu' }],
  ]),
};

describe('toClusterConfig', () => {
  it.each([
    { cluster: home, expected: testConfig.storefront, plans: ['demo'] },
    { cluster: eu, expected: storefront, plans: ['named'] },
  ])(
    'has the storefront and the plans of $cluster.name',
    ({ cluster, expected, plans }) => {
      const found = toClusterConfig(config, cluster);
      expect(found.storefront).toEqual(expected);
      expect([...found.plans.keys()]).toEqual(plans);
    },
  );
});
