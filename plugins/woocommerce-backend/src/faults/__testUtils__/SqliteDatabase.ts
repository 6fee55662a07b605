import { join } from 'node:path';
import { JsonObject } from '@backstage/types';
import createKnex, { Knex } from 'knex';
import { FaultDatabase } from './FaultDatabase';

/** A database in files, which only one process of the portal can have. */
export class SqliteDatabase extends FaultDatabase {
  readonly password = undefined;
  readonly port = undefined;
  readonly #directory: string;

  constructor(directory: string) {
    super();
    this.#directory = join(directory, 'database');
  }

  toConfig(): JsonObject {
    return {
      client: 'better-sqlite3',
      connection: { directory: this.#directory },
    };
  }

  async dropConnections(): Promise<number> {
    return 0;
  }

  protected connect(): Knex {
    return createKnex({
      client: 'better-sqlite3',
      connection: { filename: join(this.#directory, 'woocommerce.sqlite') },
      useNullAsDefault: true,
    });
  }
}
