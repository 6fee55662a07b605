import type {
  V1APIService,
  V1PersistentVolume,
  V1PersistentVolumeClaim,
} from '@kubernetes/client-node';
import { callCluster, callForExisting, getStatusCode } from './errors';
import { findDeadApi, findHolders } from './findDeletionObstacles';
import { findRelease } from './findRelease';
import { askForMetadata } from './askForMetadata';
import { Kubernetes } from './loadKubernetes';
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
  const { core, custom, module } = kubernetes;
  const unseen: string[] = [];
  const tryList = async <T>(kind: string, call: () => Promise<unknown>) => {
    const items = await listIfAllowed<T>(call);
    if (!items) {
      unseen.push(kind);
    }
    return items ?? [];
  };
  const [object, secrets, claims, volumes, ingresses, routes, apiServices] =
    await Promise.all([
      callForExisting(() => core.readNamespace({ name: namespace })),
      callCluster(() =>
        core.listNamespacedSecret(
          { namespace, labelSelector: 'owner=helm' },
          askForMetadata(module),
        ),
      ),
      callCluster(() =>
        core.listNamespacedPersistentVolumeClaim({ namespace }),
      ),
      callCluster(() => core.listPersistentVolume()),
      tryList<Route>('Ingress', () =>
        custom.listNamespacedCustomObject({ ...INGRESSES, namespace }),
      ),
      tryList<Route>('HTTPRoute', () =>
        custom.listNamespacedCustomObject({ ...HTTP_ROUTES, namespace }),
      ),
      tryList<V1APIService>('APIService', () =>
        custom.listClusterCustomObject(API_SERVICES),
      ),
    ]);
  return {
    namespace: object && summarizeNamespace(object),
    release: findRelease(secrets.items ?? [], namespace),
    volumeClaims: claims.items.map(claim =>
      summarizeVolumeClaim(claim, findVolume(claim, volumes.items)),
    ),
    hosts: findHosts([...ingresses, ...routes]),
    obstacles: [
      ...claims.items.flatMap(claim =>
        findHolders('PersistentVolumeClaim', claim),
      ),
      ...apiServices.flatMap(findDeadApi),
    ],
    unseen,
  };
}

/** Undefined when the portal's account may not; empty when the cluster doesn't know the kind. */
async function listIfAllowed<T>(
  call: () => Promise<unknown>,
): Promise<T[] | undefined> {
  try {
    const found = (await callForExisting(call)) as { items?: T[] } | undefined;
    return found?.items ?? [];
  } catch (error) {
    if (getStatusCode(error) === 403) {
      return undefined;
    }
    throw error;
  }
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
