import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../src/__testUtils__/makeOperation';
import { makeStore } from '../src/__testUtils__/makeStore';
import {
  makeFailedVerification,
  makeVerification,
} from '../src/__testUtils__/makeVerification';

const RELEASE = { chart: 'woocommerce-store', version: '0.1.0', revision: 1 };

/** A shop may answer anything; all of this has to be shown as text. */
const HOSTILE_ANSWER = [
  '<script>document.title = "taken over"</script>',
  '\u001b[31mPHP Fatal error:\u001b[0m Uncaught Error: Call to undefined function',
  `in /var/www/html/wp-content/plugins/${'very-long-'.repeat(30)}name.php:12`,
  ...Array.from({ length: 8 }, (_, index) => `#${index} {main}`),
].join('\n');

/** One store of each kind that looks different. */
export function makeExampleStores(): Store[] {
  const now = Date.now();
  const times = {
    createdAt: new Date(now - 60_000).toISOString(),
    updatedAt: new Date(now).toISOString(),
    observedAt: new Date(now).toISOString(),
  };
  return [
    makeStore({
      ...times,
      name: 'bakery',
      title: 'Bakery',
      protected: true,
      blueprint: 'german-shop',
      verification: makeVerification({ verifiedAt: times.updatedAt }),
    }),
    makeStore({
      ...times,
      name: 'books',
      title: 'Second-hand books',
      phase: 'Provisioning',
      rungs: 2,
    }),
    makeStore({
      ...times,
      name: 'toys',
      title: 'Toys',
      phase: 'Failed',
      rungs: 4,
      reason: 'ImagePullFailed',
      message: 'StatefulSet store-toys-mariadb: image mariadb:0 is not found',
      evidence: [
        {
          kind: 'Pod',
          name: 'store-toys-mariadb-0',
          message: 'ErrImagePull: manifest for mariadb:0 not found',
        },
      ],
      operation: makeOperation({
        status: 'Failed',
        requestedAt: times.createdAt,
        finishedAt: times.updatedAt,
        steps: [
          {
            name: 'create-namespace',
            status: 'Succeeded',
            attempts: 1,
            startedAt: times.createdAt,
            finishedAt: times.createdAt,
          },
          {
            name: 'install-release',
            status: 'Failed',
            attempts: 3,
            message: 'context deadline exceeded',
            startedAt: times.createdAt,
            finishedAt: times.updatedAt,
          },
        ],
      }),
    }),
    makeStore({
      ...times,
      name: 'flowers',
      title: 'Flowers',
      phase: 'Degraded',
      rungs: 5,
      reason: 'CrashLooping',
      message: 'Deployment store-flowers-wordpress: 0 of 1 pods are ready',
    }),
    makeStore({
      ...times,
      name: 'cheese',
      title: 'Cheese',
      phase: 'Degraded',
      rungs: 7,
      reason: 'CheckoutFailed',
      message: 'The checkout answered 500 when the test order was placed',
      verification: makeFailedVerification({
        verifiedAt: times.updatedAt,
        answer: HOSTILE_ANSWER,
      }),
    }),
    makeStore({
      ...times,
      name: 'garden',
      title: 'Garden',
      operation: makeOperation({
        kind: 'verify',
        status: 'Running',
        requestedAt: times.updatedAt,
      }),
      verification: makeVerification({ verifiedAt: times.createdAt }),
    }),
    makeStore({
      ...times,
      name: 'music',
      title: 'Music',
      release: { ...RELEASE, name: 'store-music', availableVersion: '0.2.0' },
      verification: makeVerification({ verifiedAt: times.createdAt }),
    }),
    makeStore({
      ...times,
      name: 'shoes',
      title: 'Shoes',
      phase: 'Degraded',
      reason: 'UpgradeFailed',
      message: 'WooCommerce’s database update stopped at 11.0.0',
      release: { ...RELEASE, name: 'store-shoes', revision: 2 },
      operation: makeOperation({
        kind: 'upgrade',
        status: 'Failed',
        requestedAt: times.createdAt,
        finishedAt: times.updatedAt,
      }),
      verification: makeVerification({ verifiedAt: times.createdAt }),
    }),
    makeStore({
      ...times,
      name: 'simulated',
      title: 'Simulated',
      rungs: 6,
      simulated: true,
    }),
    makeStore({
      ...times,
      name: 'away',
      title: 'Cluster away',
      reason: 'ClusterUnreachable',
      message: 'connect ECONNREFUSED 127.0.0.1:6443',
      observedAt: new Date(now - 754_000).toISOString(),
    }),
    makeStore({
      ...times,
      name: 'queued',
      title: 'In the queue',
      phase: 'Pending',
      rungs: 1,
      operation: makeOperation({
        status: 'Queued',
        queuePosition: 3,
        requestedAt: times.createdAt,
      }),
    }),
    makeStore({
      ...times,
      name: 'leaving',
      title: 'Leaving',
      phase: 'Deleting',
      message: 'Waiting for the volumes pvc-1 and pvc-2 to be gone',
    }),
  ];
}
