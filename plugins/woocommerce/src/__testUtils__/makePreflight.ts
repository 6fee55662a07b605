import { Preflight } from '@woocommerce-backstage/plugin-woocommerce-common';

/** What a preflight came to: a check of each kind, none of which keeps stores away. */
export function makePreflight(overrides: Partial<Preflight> = {}): Preflight {
  return {
    cluster: 'local',
    status: 'warn',
    observedAt: new Date().toISOString(),
    probed: false,
    checks: [
      {
        id: 'api-server',
        title: 'API server',
        status: 'pass',
        message: 'Kubernetes v1.36.3 answers.',
        preventsStores: false,
      },
      {
        id: 'storage-class',
        title: 'Storage classes',
        status: 'warn',
        message: 'Volumes of standard can’t grow.',
        fix: 'Set allowVolumeExpansion: true.',
        preventsStores: false,
      },
      {
        id: 'dns',
        title: 'Wildcard DNS',
        status: 'fail',
        message: 'There is no record.',
        fix: 'Make one.',
        preventsStores: false,
      },
      {
        id: 'loopback',
        title: 'Stores from a pod',
        status: 'unknown',
        message: 'Only a pod can tell.',
        preventsStores: false,
      },
    ],
    ...overrides,
  };
}
