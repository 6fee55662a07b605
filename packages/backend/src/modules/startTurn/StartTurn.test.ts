import { mockServices, TestDatabases } from '@backstage/backend-test-utils';

import knexFactory, { Knex } from 'knex';
import { readTurnDatabase } from './readTurnDatabase';
import { StartTurn } from './StartTurn';

const databases = TestDatabases.create({ disableDocker: true });

const postgres = databases
  .eachSupportedId()
  .map(([id]) => id)
  .filter(id => id.startsWith('POSTGRES'));

describe('readTurnDatabase', () => {
  const read = (database: object) =>
    readTurnDatabase(
      mockServices.rootConfig({ data: { backend: { database } } }),
    );

  it('finds the database that replicas share', async () => {
    const found = read({ client: 'pg', connection: { host: 'db' } })!;
    expect(found.client.config.connection).toMatchObject({
      host: 'db',
      database: 'postgres',
    });
    await found.destroy();
  });

  it('keeps the database of its own name', async () => {
    const found = read({
      client: 'pg',
      connection: { host: 'db', database: 'portal' },
    })!;
    expect(found.client.config.connection).toMatchObject({
      database: 'portal',
    });
    await found.destroy();
  });

  it.each([
    { client: 'better-sqlite3', connection: ':memory:' },
    { client: 'pg', connection: { type: 'rds', host: 'db' } },
  ])('finds none in %j', database => {
    expect(read(database)).toBeUndefined();
  });
});

// Replicas share no other database.
for (const id of postgres) {
  describe(`StartTurn on ${id}`, () => {
    let first: Knex;
    let second: Knex;
    const logger = mockServices.logger.mock();

    function turnOn(database: Knex) {
      return StartTurn.create({ database, logger });
    }

    beforeEach(async () => {
      first = await databases.init(id);
      second = knexFactory({
        client: 'pg',
        connection: first.client.config.connection,
      });
    });

    afterEach(async () => {
      await second.destroy();
      jest.clearAllMocks();
    });

    it('lets one replica start after the other', async () => {
      const events: string[] = [];
      const one = turnOn(first);
      await one.take();
      events.push('one');
      const other = turnOn(second);
      const waited = other.take().then(() => events.push('other'));
      await new Promise(resolve => {
        setTimeout(resolve, 200);
      });
      events.push('end');
      await one.end();
      await waited;
      expect(events).toEqual(['one', 'end', 'other']);
      expect(logger.info).toHaveBeenCalledWith(
        'Waiting until another replica has started',
      );
      await other.end();
    });

    it('lets the one that has it create indices concurrently', async () => {
      await first.schema.createTable('searched', table => table.string('word'));
      const one = turnOn(first);
      await one.take();
      const other = turnOn(second);
      const waited = other.take();
      await first.raw('create index concurrently by_word on searched (word)');
      await one.end();
      await expect(waited).resolves.toBeUndefined();
      await other.end();
    });

    it('goes on when the one before dies', async () => {
      const dying = turnOn(second);
      await dying.take();
      const pid = await first('pg_stat_activity')
        .where('query', 'like', '%advisory_lock%')
        .whereNot('pid', first.raw('pg_backend_pid()'))
        .where('datname', first.raw('current_database()'))
        .pluck('pid');
      const next = turnOn(first);
      const waited = next.take();
      await first.raw('select pg_terminate_backend(?)', pid);
      await waited;
      await next.end();
      await expect(dying.end()).rejects.toThrow('pg_advisory_unlock');
    });

    it('leaves the locks of other users alone', async () => {
      await first.raw('create role somebody');
      await first.schema.createTable('knex_migrations_lock', table => {
        table.increments('index');
        table.integer('is_locked');
      });
      await first('knex_migrations_lock').insert({ is_locked: 1 });
      await first.raw('alter table knex_migrations_lock owner to somebody');
      const turn = turnOn(second);
      await turn.take();
      await expect(
        first('knex_migrations_lock').pluck('is_locked'),
      ).resolves.toEqual([1]);
      await turn.end();
      await first.raw('drop owned by somebody; drop role somebody');
    });

    it('frees the migrations that a replica left locked, and no lock that is free', async () => {
      for (const name of ['free', 'left', 'doubled']) {
        await first.schema.createSchema(name);
        await first.schema
          .withSchema(name)
          .createTable('knex_migrations_lock', table => {
            table.increments('index');
            table.integer('is_locked');
          });
        const rows = { free: [0], left: [1], doubled: [0, 0] }[name]!;
        await first
          .withSchema(name)
          .table('knex_migrations_lock')
          .insert(rows.map(locked => ({ is_locked: locked })));
      }
      const turn = turnOn(second);
      await turn.take();
      for (const name of ['free', 'left', 'doubled']) {
        expect(
          await first
            .withSchema(name)
            .table('knex_migrations_lock')
            .pluck('is_locked'),
        ).toEqual([0]);
      }
      expect(logger.warn.mock.calls.flat().sort()).toEqual([
        expect.stringContaining('doubled.knex_migrations_lock'),
        expect.stringContaining('left.knex_migrations_lock'),
      ]);
      await turn.end();
    });
  });
}
