import type {
  V1APIService,
  V1PersistentVolume,
  V1PersistentVolumeClaim,
} from '@kubernetes/client-node';
import { callForExisting } from '../kubernetes/errors';
import { listSecrets } from '../kubernetes/listSecrets';
import { listVolumeClaims } from '../kubernetes/listVolumeClaims';
import { listClaimedVolumes } from '../kubernetes/listVolumes';
import { Kubernetes } from '../kubernetes/loadKubernetes';
import { findDeadApi, findHolders } from './findDeletionObstacles';
import { findRelease } from './findRelease';
import { Refusals } from './Refusals';
import { StoreInventory } from './StoreInventory';
import { summarizeNamespace } from './summarizeNamespace';
import { summarizeVolumeClaim } from './summarizeVolumeClaim';

const INGRESSES = {
  group: 'networking.k8s.io',
  version: 'v1',
  plural: 'ingresses',
};

const HTTP_ROUTES = {
  group: 'gateway.networking.k8s.io',
  version: 'v1',
  plural: 'httproutes',
};

const API_SERVICES = {
  group: 'apiregistration.k8s.io',
  version: 'v1',
  plural: 'apiservices',
};

/** An Ingress or an HTTPRoute, whichever of the two it is. */
interface Route {
  spec?: { hostnames?: string[]; rules?: { host?: string }[] };
}

/**
 * Reads from the cluster what deleting a store would take away. It asks for
 * everything anew, since somebody is about to decide by it.
 *
 * @throws ClusterUnreachableError when the API server does not answer
 */
export async function readInventory(
  kubernetes: Kubernetes,
  options: { namespace: string },
): Promise<StoreInventory> {
  const { namespace } = options;
  const { core, custom } = kubernetes;
  const within = new Refusals();
  const beyond = new Refusals();
  const [object, secrets, { claims, volumes }, ingresses, routes, apiServices] =
    await Promise.all([
      callForExisting(() => core.readNamespace({ name: namespace })),
      within.ask('Secret', () =>
        listSecrets(kubernetes, { namespace, labelSelector: 'owner=helm' }),
      ),
      listClaims(kubernetes, namespace),
      within.ask('Ingress', () =>
        listKnown<Route>(() =>
          custom.listNamespacedCustomObject({ ...INGRESSES, namespace }),
        ),
      ),
      within.ask('HTTPRoute', () =>
        listKnown<Route>(() =>
          custom.listNamespacedCustomObject({ ...HTTP_ROUTES, namespace }),
        ),
      ),
      beyond.ask('APIService', () =>
        listKnown<V1APIService>(() =>
          custom.listClusterCustomObject(API_SERVICES),
        ),
      ),
    ]);
  return {
    namespace: object && summarizeNamespace(object),
    closed: object && within.get('Secret'),
    release: findRelease(secrets ?? [], namespace),
    volumeClaims: claims.map(claim =>
      summarizeVolumeClaim(claim, findVolume(claim, volumes)),
    ),
    hosts: findHosts([...(ingresses ?? []), ...(routes ?? [])]),
    obstacles: [
      ...claims.flatMap(claim => findHolders('PersistentVolumeClaim', claim)),
      ...(apiServices ?? []).flatMap(findDeadApi),
    ],
    // In a namespace that is not there, there is nothing to be seen.
    unseen: [...(object ? within.kinds : []), ...beyond.kinds],
  };
}

async function listClaims(kubernetes: Kubernetes, namespace: string) {
  const claims = await listVolumeClaims(kubernetes, namespace);
  return { claims, volumes: await listClaimedVolumes(kubernetes, claims) };
}

/** Empty when the cluster doesn't know the kind. */
async function listKnown<T>(call: () => Promise<unknown>): Promise<T[]> {
  const found = (await callForExisting(call)) as { items?: T[] } | undefined;
  return found?.items ?? [];
}

function findVolume(
  claim: V1PersistentVolumeClaim,
  volumes: V1PersistentVolume[],
): V1PersistentVolume | undefined {
  return volumes.find(
    ({ spec }) => spec?.claimRef?.uid === claim.metadata?.uid,
  );
}

function findHosts(routes: Route[]): string[] {
  const hosts = routes.flatMap(({ spec }) => [
    ...(spec?.hostnames ?? []),
    ...(spec?.rules ?? []).flatMap(({ host }) => host ?? []),
  ]);
  return [...new Set(hosts)].sort();
}
