import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeStore } from '../src/__testUtils__/makeStore';

/** One store of each kind that looks different. */
export function makeExampleStores(): Store[] {
  const now = Date.now();
  const times = {
    createdAt: new Date(now - 60_000).toISOString(),
    updatedAt: new Date(now).toISOString(),
    observedAt: new Date(now).toISOString(),
  };
  return [
    makeStore({ ...times, name: 'bakery', title: 'Bakery' }),
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
      name: 'leaving',
      title: 'Leaving',
      phase: 'Deleting',
      message: 'Waiting for the volumes pvc-1 and pvc-2 to be gone',
    }),
  ];
}
