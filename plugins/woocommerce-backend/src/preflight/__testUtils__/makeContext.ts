import { testConfig } from '../../__testUtils__/testConfig';
import { PlanConfig, StorefrontConfig } from '../../config';
import { PreflightContext } from '../types';
import { FakeClusterApi } from './FakeClusterApi';

/** What a check may look at: a cluster with real nodes, and one plan. */
export function makeContext(
  options: {
    api?: FakeClusterApi;
    simulatedNodes?: boolean;
    storefront?: Partial<StorefrontConfig>;
    plan?: Partial<PlanConfig>;
    helm?: PreflightContext['helm'];
    lookUp?: PreflightContext['lookUp'];
  } = {},
): PreflightContext {
  const { api = FakeClusterApi.create(), simulatedNodes = false } = options;
  const demo = { ...testConfig.plans.get('demo')!, ...options.plan };
  return {
    api,
    cluster: { name: 'local', simulatedNodes },
    config: {
      charts: testConfig.charts,
      plans: new Map([['demo', demo]]),
      storefront: {
        ...testConfig.storefront,
        domainTemplate: '{name}.shops.example',
        ...options.storefront,
      },
    },
    helm: options.helm ?? {
      check: async () => ({ usable: true, path: '/helm', version: 'v4.3.0' }),
    },
    lookUp: options.lookUp ?? (async () => ['192.0.2.1']),
  };
}
