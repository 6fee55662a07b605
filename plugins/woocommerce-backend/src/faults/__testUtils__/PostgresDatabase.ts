import { randomBytes } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import createKnex, { Knex } from 'knex';
import { FaultDatabase } from './FaultDatabase';
import { NetworkProxy } from './NetworkProxy';

/** The environment variable that names the server, whatever its version is. */
const CONNECTION_STRING =
  /^BACKSTAGE_TEST_DATABASE_POSTGRES\d+_CONNECTION_STRING$/;

/** A database of its own on the tests' PostgreSQL server, with a user of its own. */
export class PostgresDatabase extends FaultDatabase {
  readonly password: string;
  readonly port: number;
  readonly #user: string;
  readonly #administrator: Knex;

  static async create(): Promise<PostgresDatabase> {
    const connectionString = findConnectionString();
    const administrator = createKnex({
      client: 'pg',
      connection: connectionString,
      pool: { min: 0, max: 2 },
    });
    const user = `faults_${randomBytes(4).toString('hex')}`;
    const password = `canary-${randomBytes(12).toString('hex')}`;
    await administrator.raw(
      `create role ${user} login createdb password '${password}'`,
    );
    return new PostgresDatabase({
      user,
      password,
      port: Number(new URL(connectionString).port),
      administrator,
    });
  }

  private constructor(options: {
    user: string;
    password: string;
    port: number;
    administrator: Knex;
  }) {
    super();
    this.password = options.password;
    this.port = options.port;
    this.#user = options.user;
    this.#administrator = options.administrator;
  }

  toConfig(proxy?: NetworkProxy): JsonObject {
    return {
      client: 'pg',
      prefix: `${this.#user}_`,
      connection: {
        host: '127.0.0.1',
        port: proxy?.port ?? this.port,
        user: this.#user,
        password: this.password,
        // Knex's own plugin databases are made from this one.
        database: 'postgres',
      },
    };
  }

  async dropConnections(): Promise<number> {
    const { rows } = await this.#administrator.raw(
      'select pg_terminate_backend(pid) from pg_stat_activity where usename = ? and application_name <> ?',
      [this.#user, 'faults'],
    );
    return rows.length;
  }

  async stop(): Promise<void> {
    await super.stop();
    await this.#administrator.destroy();
  }

  protected connect(): Knex {
    return createKnex({
      client: 'pg',
      connection: {
        host: '127.0.0.1',
        port: this.port,
        user: this.#user,
        password: this.password,
        database: `${this.#user}_woocommerce`,
        application_name: 'faults',
      },
      pool: { min: 0, max: 4 },
    });
  }
}

function findConnectionString(): string {
  const name = Object.keys(process.env).find(key =>
    CONNECTION_STRING.test(key),
  );
  if (!name) {
    throw new Error(
      'No BACKSTAGE_TEST_DATABASE_POSTGRES*_CONNECTION_STRING is set, as script/test faults does',
    );
  }
  return process.env[name]!;
}
