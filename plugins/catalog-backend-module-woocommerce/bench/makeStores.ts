import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '@woocommerce-backstage/plugin-woocommerce-node/testUtils';

const CONDITIONS = [
  'Accepted',
  'NamespaceReady',
  'SecretsReady',
  'ReleaseDeployed',
  'DatabaseReady',
  'WordPressReady',
  'StorefrontReachable',
  'CheckoutVerified',
  'CronHealthy',
] as const;

/** Stores as large as the backend's answers are. */
export function makeStores(options: {
  count: number;
  prefix: string;
  title: string;
}): Store[] {
  const { count, prefix, title } = options;
  return Array.from({ length: count }, (_, index) => {
    const name = `${prefix}-${String(index).padStart(5, '0')}`;
    return makeStore({
      name,
      title: `${title} ${index}`,
      conditions: CONDITIONS.map(type => ({
        type,
        status: 'True',
        reason: 'AsExpected',
        message: 'Everything is as it is supposed to be.',
        lastTransitionTime: '2026-01-01T00:00:00.000Z',
      })),
    });
  });
}
