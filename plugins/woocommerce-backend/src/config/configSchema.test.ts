import { JsonObject } from '@backstage/types';
import {
  minimalConfig,
  readChangedConfig,
  WrongConfig,
} from './__testUtils__/minimalConfig';

const [local] = minimalConfig.clusters;

function cluster(values: JsonObject): JsonObject {
  return { clusters: [{ ...local, ...values }] };
}

describe('configSchema', () => {
  it.each<WrongConfig>([
    [
      'an unknown key',
      { cluster: {} },
      'woocommerce.cluster is not a known key',
    ],
    [
      'no clusters',
      { clusters: [] },
      'woocommerce.clusters must have at least one cluster',
    ],
    [
      'clusters that are no list',
      { clusters: {} },
      'woocommerce.clusters must be a list of clusters',
    ],
    [
      'a cluster without a name',
      { clusters: [{}] },
      'woocommerce.clusters[0].name is missing',
    ],
    [
      'a cluster’s unknown key',
      cluster({ kubeConfig: 'x' }),
      'woocommerce.clusters[0].kubeConfig is not a known key',
    ],
    [
      'a cluster’s odd name',
      cluster({ name: 'My cluster' }),
      'woocommerce.clusters[0].name must be a name of at most 63 lower-case letters',
    ],
    [
      'two clusters of one name',
      { clusters: [local, local] },
      'woocommerce.clusters[1].name is the name of another cluster, too',
    ],
    [
      'a context without a kubeconfig',
      { clusters: [{ name: 'local', context: 'local' }] },
      'woocommerce.clusters[0].context needs a kubeconfig',
    ],
    [
      'simulated nodes that are neither true nor false',
      cluster({ simulatedNodes: 'yes' }),
      'woocommerce.clusters[0].simulatedNodes must be true or false',
    ],
    [
      'no default plan',
      { defaultPlan: undefined },
      'woocommerce.defaultPlan is missing',
    ],
    [
      'an unknown default plan',
      { defaultPlan: 'Demo' },
      'woocommerce.defaultPlan must be one of the plans demo',
    ],
    [
      'an unknown deadline',
      { deadlines: { install: '5m' } },
      'woocommerce.deadlines.install is not a known key',
    ],
    [
      'half a refusal',
      { preflight: { refuseCreate: 'sometimes' } },
      'woocommerce.preflight.refuseCreate must be true or false',
    ],
    [
      'no Helm',
      { helm: { command: '' } },
      'woocommerce.helm.command must not be empty',
    ],
    ...[0, -1, 1.5, 101, 'many'].map(
      (perReplica): WrongConfig => [
        `a concurrency of ${perReplica}`,
        { concurrency: { perReplica } },
        'woocommerce.concurrency.perReplica must be a whole number from 1 to 100',
      ],
    ),
  ])('refuses %s', (_, change, message) => {
    expect(() => readChangedConfig(change)).toThrow(message);
  });
});
