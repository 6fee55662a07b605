import { BackstageCredentials } from '@backstage/backend-plugin-api';
import {
  Cluster,
  Preflight,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Who asks. */
export interface ClusterServiceOptions {
  readonly credentials: BackstageCredentials;
}

/** Knows the clusters in which stores live. */
export interface ClusterService {
  listClusters(options: ClusterServiceOptions): Promise<Cluster[]>;

  /**
   * Says what a cluster lacks, as it was found within the last minute.
   *
   * @throws NotFoundError when there is no such cluster
   */
  getPreflight(
    cluster: string,
    options: ClusterServiceOptions,
  ): Promise<Preflight>;

  /**
   * Checks a cluster now, by pods, too, when that is asked for.
   *
   * @throws NotFoundError when there is no such cluster
   */
  runPreflight(
    cluster: string,
    request: { probe: boolean },
    options: ClusterServiceOptions,
  ): Promise<Preflight>;
}
