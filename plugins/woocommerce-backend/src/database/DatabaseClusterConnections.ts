import { DatabaseService } from '@backstage/backend-plugin-api';
import { Knex } from 'knex';
import { ClusterConnections, CONNECTION_MS } from './ClusterConnections';
import { ClusterConnectionRow } from './storeRows';
import { transact } from './transact';

/** Keeps them in a table of their own, of which a replica writes its own rows. */
export class DatabaseClusterConnections implements ClusterConnections {
  readonly #database: Knex;

  static async create(options: {
    database: DatabaseService;
  }): Promise<DatabaseClusterConnections> {
    return new DatabaseClusterConnections(await options.database.getClient());
  }

  private constructor(database: Knex) {
    this.#database = database;
  }

  async report(options: {
    holder: string;
    clusters: readonly string[];
  }): Promise<ReadonlySet<string>> {
    const { holder, clusters } = options;
    return transact(this.#database, async (transaction, now) => {
      const rows = () =>
        transaction<ClusterConnectionRow>('cluster_connections');
      await rows()
        .where({ holder })
        // Of a replica that is dead.
        .orWhere('confirmed_at', '<=', new Date(now.getTime() - CONNECTION_MS))
        .delete();
      if (clusters.length > 0) {
        await rows()
          .insert(
            clusters.map(cluster => ({ cluster, holder, confirmed_at: now })),
          )
          // By a report that was given up, and got there.
          .onConflict(['cluster', 'holder'])
          .merge();
      }
      const others = await rows().whereNot({ holder }).distinct('cluster');
      return new Set(others.map(({ cluster }) => cluster));
    });
  }
}
