import { Settings } from '../readSettings';
import { BenchCluster } from './BenchCluster';
import { BenchDatabase } from './BenchDatabase';
import { Portal, PortalOptions } from './Portal';

/** All that is there to be measured: one cluster, one database server, and portals that benchmarks start. */
export class Lab {
  readonly settings: Settings;
  readonly cluster: BenchCluster;
  #portals = 0;

  static async open(settings: Settings): Promise<Lab> {
    return new Lab(settings, await BenchCluster.open(settings.adminKubeconfig));
  }

  private constructor(settings: Settings, cluster: BenchCluster) {
    this.settings = settings;
    this.cluster = cluster;
  }

  /**
   * Starts processes of the portal with a database of their own, lets them be
   * used, and ends them.
   */
  async withPortal<T>(
    options: PortalOptions,
    use: (portal: Portal) => Promise<T>,
  ): Promise<T> {
    this.#portals += 1;
    const database = await BenchDatabase.create(this.settings.databaseUrl);
    try {
      const portal = await Portal.start({
        ...options,
        name: `portal-${this.#portals}`,
        settings: this.settings,
        database,
      });
      try {
        return await use(portal);
      } finally {
        await portal.stop();
      }
    } finally {
      await database.drop();
    }
  }
}
