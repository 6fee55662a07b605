import { Settings } from '../readSettings';
import { BenchDatabase } from './BenchDatabase';
import { PortalProcess } from './PortalProcess';
import { writePortalConfig } from './writePortalConfig';

/** How a portal is run. */
export interface PortalOptions {
  readonly replicas: number;
  /** How many stores each replica works on at the same time; Flux calls it concurrency, too. */
  readonly concurrency?: number;
}

/** The portal with its replicas: processes of `packages/backend` that share a database. */
export class Portal {
  readonly replicas: readonly PortalProcess[];
  readonly database: BenchDatabase;

  static async start(
    options: PortalOptions & {
      name: string;
      settings: Settings;
      database: BenchDatabase;
    },
  ): Promise<Portal> {
    const { database, name, replicas: count } = options;
    const replicas: PortalProcess[] = [];
    for (let index = 1; index <= count; index += 1) {
      const config = await writePortalConfig({
        ...options,
        name: `${name}-${index}`,
      });
      replicas.push(new PortalProcess(config));
    }
    const portal = new Portal(replicas, database);
    try {
      await Promise.all(replicas.map(replica => replica.start()));
      await Promise.all(replicas.map(replica => replica.api.waitForOwner()));
      return portal;
    } catch (error) {
      await portal.stop();
      throw error;
    }
  }

  private constructor(
    replicas: readonly PortalProcess[],
    database: BenchDatabase,
  ) {
    this.replicas = replicas;
    this.database = database;
  }

  /** The replica that is asked when it doesn't matter which one is. */
  get first(): PortalProcess {
    return this.replicas[0];
  }

  async stop(): Promise<void> {
    await Promise.all(this.replicas.map(replica => replica.stop()));
  }
}
