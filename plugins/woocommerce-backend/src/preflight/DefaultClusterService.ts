import { NotFoundError } from '@backstage/errors';
import {
  Cluster,
  Preflight,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { WoocommerceConfig } from '../config';
import { ClusterService } from './ClusterService';
import { PreflightMonitor } from './PreflightMonitor';

type Monitor = Pick<PreflightMonitor, 'getLatest' | 'read' | 'run'>;

/** Answers from what the monitor knows. It asks nobody for permission. */
export class DefaultClusterService implements ClusterService {
  readonly #config: Pick<WoocommerceConfig, 'clusters'>;
  readonly #monitor: Monitor;

  static create(options: {
    config: Pick<WoocommerceConfig, 'clusters'>;
    monitor: Monitor;
  }): DefaultClusterService {
    return new DefaultClusterService(options.config, options.monitor);
  }

  private constructor(
    config: Pick<WoocommerceConfig, 'clusters'>,
    monitor: Monitor,
  ) {
    this.#config = config;
    this.#monitor = monitor;
  }

  async listClusters(): Promise<Cluster[]> {
    return this.#config.clusters.map(({ name, simulatedNodes }) => {
      const latest = this.#monitor.getLatest(name);
      return {
        name,
        simulatedNodes,
        ...(latest && {
          preflight: { status: latest.status, observedAt: latest.observedAt },
        }),
      };
    });
  }

  async getPreflight(cluster: string): Promise<Preflight> {
    this.#require(cluster);
    return this.#monitor.read(cluster);
  }

  async runPreflight(
    cluster: string,
    request: { probe: boolean },
  ): Promise<Preflight> {
    this.#require(cluster);
    return this.#monitor.run(cluster, request);
  }

  #require(cluster: string): void {
    if (!this.#config.clusters.some(({ name }) => name === cluster)) {
      throw new NotFoundError(`There is no cluster "${cluster}"`);
    }
  }
}
