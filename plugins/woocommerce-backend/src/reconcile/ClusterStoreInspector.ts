import { ServiceUnavailableError } from '@backstage/errors';
import { ClusterClient } from '../cluster/ClusterClient';
import { StoreInventory } from '../cluster/StoreInventory';
import { StoreRecord } from '../database/StoreRepository';
import { ClusterUnreachableError, getStatusCode } from '../kubernetes/errors';
import { NamespaceAccessError } from '../kubernetes/NamespaceAccessError';
import { StoreInspector } from '../services/StoreInspector';
import { UnavailableUntilMendedError } from '../services/UnavailableUntilMendedError';
import { ConnectionKeeper } from './ConnectionKeeper';
import { isShut } from './isShut';
import { StoreCluster } from './StoreCluster';

type Clusters = ReadonlyMap<string, Pick<StoreCluster, 'client' | 'reachable'>>;

/** Looks into the clusters that stores live in. */
export class ClusterStoreInspector implements StoreInspector {
  readonly #clusters: Clusters;
  readonly #connections: Pick<ConnectionKeeper, 'leftToOthers'>;

  static create(options: {
    clusters: Clusters;
    connections: Pick<ConnectionKeeper, 'leftToOthers'>;
  }): ClusterStoreInspector {
    return new ClusterStoreInspector(options);
  }

  private constructor(options: {
    clusters: Clusters;
    connections: Pick<ConnectionKeeper, 'leftToOthers'>;
  }) {
    this.#clusters = options.clusters;
    this.#connections = options.connections;
  }

  isReachable(name: string): boolean {
    const cluster = this.#clusters.get(name);
    return (
      cluster !== undefined &&
      (cluster.reachable || this.#connections.leftToOthers.has(name))
    );
  }

  async inspect(store: StoreRecord): Promise<StoreInventory> {
    const cluster = this.#clusters.get(store.cluster);
    if (!cluster) {
      throw new UnavailableUntilMendedError(
        describe(
          store,
          'is not configured',
          'Configure it again, so that the store can be looked at.',
        ),
      );
    }
    try {
      return await readInventory(cluster.client, store);
    } catch (error) {
      if (error instanceof NamespaceAccessError) {
        throw new UnavailableUntilMendedError(
          describe(store, 'keeps its namespace shut', error.message),
        );
      }
      if (error instanceof ClusterUnreachableError) {
        throw new ServiceUnavailableError(
          describe(store, 'does not answer', 'Try again when it does.'),
        );
      }
      if ([401, 403].includes(getStatusCode(error) ?? 0)) {
        throw new UnavailableUntilMendedError(
          describe(
            store,
            'does not let the portal’s account look at it',
            'Grant the account the rights that the documentation names.',
          ),
        );
      }
      throw error;
    }
  }
}

/** Reads it; in a namespace where the portal's account has no rights, it gets them first. */
async function readInventory(
  client: ClusterClient,
  store: StoreRecord,
): Promise<StoreInventory> {
  const { namespace } = store;
  const inventory = await client.readInventory({ namespace });
  if (!isShut(store, inventory)) {
    return inventory;
  }
  await client.grantAccess({ namespace });
  return client.readInventory({ namespace });
}

function describe(store: StoreRecord, cause: string, hint: string): string {
  return `What there is of store "${store.name}" can’t be told: cluster ${store.cluster} ${cause}. Nothing was changed. ${hint}`;
}
