import { mockServices } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import {
  createTestDatabases,
  createTestRepository,
} from '../__testUtils__/testDatabases';
import { CONNECTION_MS } from './ClusterConnections';
import { DatabaseClusterConnections } from './DatabaseClusterConnections';
import { readDatabaseTime } from './readDatabaseTime';

const databases = createTestDatabases();

describe.each(databases.eachSupportedId())(
  'DatabaseClusterConnections on %s',
  id => {
    let database: Knex;
    let connections: DatabaseClusterConnections;

    beforeEach(async () => {
      database = await databases.init(id);
      await createTestRepository(database);
      connections = await DatabaseClusterConnections.create({
        database: mockServices.database.mock({
          getClient: async () => database,
        }),
      });
    });

    async function report(holder: string, ...clusters: string[]) {
      return [...(await connections.report({ holder, clusters }))].sort();
    }

    it('tells a replica what any other one can watch', async () => {
      await expect(report('one', 'here', 'there')).resolves.toEqual([]);
      await expect(report('two', 'here')).resolves.toEqual(['here', 'there']);
      await expect(report('three')).resolves.toEqual(['here', 'there']);
      await expect(report('one', 'there')).resolves.toEqual(['here']);
      await expect(report('two')).resolves.toEqual(['there']);
      await expect(report('one')).resolves.toEqual([]);
    });

    it('forgets what a replica has not said again, and writes down nothing of it for ever', async () => {
      await report('dead', 'here');
      const now = await readDatabaseTime(database);
      const shift = (ms: number) =>
        database('cluster_connections')
          .where({ holder: 'dead' })
          .update({ confirmed_at: new Date(now.getTime() - ms) });
      await shift(CONNECTION_MS / 2);
      await expect(report('me')).resolves.toEqual(['here']);
      await shift(CONNECTION_MS);
      await expect(report('me')).resolves.toEqual([]);
      await expect(database('cluster_connections')).resolves.toEqual([]);
    });

    it('lets many report at once', async () => {
      const holders = Array.from({ length: 5 }, (_, index) => `r${index}`);
      for (let round = 0; round < 3; round += 1) {
        await Promise.all(holders.map(each => report(each, 'here')));
      }
      await expect(database('cluster_connections')).resolves.toHaveLength(5);
    });
  },
);
