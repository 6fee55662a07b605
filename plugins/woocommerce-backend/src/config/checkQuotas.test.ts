import { QuotasConfig } from './types';
import { testConfig } from '../__testUtils__/testConfig';
import { checkQuotas } from './checkQuotas';

const NONE: QuotasConfig = { user: {}, group: {}, cluster: {}, overrides: {} };
const plan = testConfig.plans.get('demo')!;

function check(
  quotas: Partial<QuotasConfig>,
  quota: Record<string, string> = {},
): string[] {
  return checkQuotas({
    clusters: testConfig.clusters,
    plans: new Map([['demo', { ...plan, quota }]]),
    quotas: { ...NONE, ...quotas },
  });
}

describe('checkQuotas', () => {
  it.each<[string, Partial<QuotasConfig>, Record<string, string>]>([
    ['nothing', {}, {}],
    ['counts', { user: { stores: 1, operations: 1, createsPerHour: 1 } }, {}],
    ['what plans bound', { group: { cpu: 4 } }, { 'requests.cpu': '2' }],
    ['what plans bound by its short name', { group: { cpu: 4 } }, { cpu: '2' }],
    ['a group', { overrides: { 'group:default/shops': { stores: 1 } } }, {}],
    ['a user', { overrides: { 'user:default/ada': { stores: 1 } } }, {}],
    ['a cluster', { overrides: { local: { stores: 1 } } }, {}],
  ])('takes limits of %s', (_, quotas, quota) => {
    expect(check(quotas, quota)).toEqual([]);
  });

  it.each<[string, Partial<QuotasConfig>]>([
    ['memory', { user: { memory: 1 } }],
    ['storage', { overrides: { local: { storage: 1 } } }],
  ])('needs plans that bound %s when it is limited', (resource, quotas) => {
    expect(check(quotas, { 'requests.cpu': '2' })).toEqual([
      `woocommerce.plans.demo.quota must have requests.${resource}, because woocommerce.quotas limit it`,
    ]);
  });

  it.each(['shops', 'group:shops', 'Group:default/shops', 'system:default/a'])(
    'refuses limits of %s',
    subject => {
      expect(check({ overrides: { [subject]: { stores: 1 } } })).toEqual([
        expect.stringMatching(
          /^woocommerce\.quotas\.overrides.* must be for a user or group such as group:default\/shops, or for one of the clusters local$/,
        ),
      ]);
    },
  );
});
