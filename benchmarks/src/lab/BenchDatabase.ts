import { randomBytes } from 'node:crypto';
import { JsonObject } from '@backstage/types';
import createKnex, { Knex } from 'knex';

/** A database of a benchmark's own on a PostgreSQL server. */
export class BenchDatabase {
  /** The whole database, in which each plugin of the portal has a schema. */
  readonly knex: Knex;
  readonly #server: string;
  readonly #name: string;

  static async create(server: string): Promise<BenchDatabase> {
    const name = `bench_${randomBytes(4).toString('hex')}`;
    await ask(server, knex => knex.raw('create database ??', [name]));
    return new BenchDatabase(server, name);
  }

  private constructor(server: string, name: string) {
    this.#server = server;
    this.#name = name;
    this.knex = createKnex({
      client: 'pg',
      connection: this.#url,
      pool: { min: 0, max: 4 },
    });
  }

  /** As the portal's configuration has it. */
  toConfig(): JsonObject {
    return {
      client: 'pg',
      connection: this.#url,
      pluginDivisionMode: 'schema',
    };
  }

  async drop(): Promise<void> {
    await this.knex.destroy();
    await ask(this.#server, knex =>
      knex.raw('drop database ?? with (force)', [this.#name]),
    );
  }

  get #url(): string {
    const url = new URL(this.#server);
    url.pathname = `/${this.#name}`;
    return url.href;
  }
}

async function ask(
  server: string,
  question: (knex: Knex) => PromiseLike<unknown>,
): Promise<void> {
  const knex = createKnex({ client: 'pg', connection: server });
  try {
    await question(knex);
  } finally {
    await knex.destroy();
  }
}
