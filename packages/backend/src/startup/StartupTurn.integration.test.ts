import { setTimeout as delay } from 'node:timers/promises';
import { TestDatabases } from '@backstage/backend-test-utils';
import { Knex } from 'knex';
import { StartupTurn } from './StartupTurn';

jest.setTimeout(120_000);

/** Only PostgreSQL can be shared. */
const databases = TestDatabases.create({
  ids: [
    'POSTGRES_18',
    'POSTGRES_17',
    'POSTGRES_16',
    'POSTGRES_15',
    'POSTGRES_14',
  ],
  disableDocker: true,
});

describe('StartupTurn', () => {
  async function createConnection(): Promise<Knex.StaticConnectionConfig> {
    const [id] = databases.eachSupportedId().flat();
    if (!id) {
      throw new Error(
        'This needs PostgreSQL, which script/test integration starts',
      );
    }
    const knex = await databases.init(id);
    const { host, port, user, password, database } =
      knex.client.connectionSettings;
    return { host, port, user, password, database };
  }

  it('is one replica’s at a time', async () => {
    const connection = await createConnection();
    const first = await StartupTurn.take({ connection });
    let taken = false;
    const waiting = StartupTurn.take({ connection }).then(turn => {
      taken = true;
      return turn;
    });

    await delay(1_000);
    expect(taken).toBe(false);

    await first.end();
    await (await waiting).end();
    expect(taken).toBe(true);
  });

  it('is not waited for forever', async () => {
    const connection = await createConnection();
    const stuck = await StartupTurn.take({ connection });

    const other = await StartupTurn.take({ connection, patienceMs: 200 });

    await other.end();
    await stuck.end();
  });

  it('says when the database can’t be reached', async () => {
    const connection = { host: '127.0.0.1', port: 1, user: 'nobody' };

    await expect(StartupTurn.take({ connection })).rejects.toThrow(
      'ECONNREFUSED',
    );
  });
});
