import type { KubernetesObject } from '@kubernetes/client-node';
import { TestCluster } from '../../__testUtils__/testCluster';
import { callForExisting } from '../../kubernetes/errors';

/** What it is called. */
export const DEAD_API = 'v1beta1.broken.test';

const NAME = {
  apiVersion: 'apiregistration.k8s.io/v1',
  kind: 'APIService',
  metadata: { name: DEAD_API },
};

/** Announces an API that nobody serves, as an operator leaves it that was removed by halves. */
export async function addDeadApi(cluster: TestCluster): Promise<void> {
  const apiService = {
    ...NAME,
    spec: {
      group: 'broken.test',
      version: 'v1beta1',
      groupPriorityMinimum: 100,
      versionPriority: 100,
      insecureSkipTLSVerify: true,
      service: { namespace: 'backstage', name: 'broken' },
    },
  };
  await cluster.objects.create(apiService as KubernetesObject);
}

/** Mends the cluster. */
export async function removeDeadApi(cluster: TestCluster): Promise<void> {
  await callForExisting(() => cluster.objects.delete(NAME));
}
