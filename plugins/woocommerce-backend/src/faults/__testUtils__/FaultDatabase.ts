import { JsonObject } from '@backstage/types';
import { Knex } from 'knex';
import { dumpTables } from '../../__testUtils__/dumpTables';
import { NetworkProxy } from './NetworkProxy';

/** A store's row, as far as tests look at it. */
export interface LeaseRow {
  readonly id: string;
  readonly name: string;
  readonly phase: string;
  readonly lease_holder: string | null;
  readonly lease_epoch: number;
}

/** The database that all processes of a test share, and how it looks past them. */
export abstract class FaultDatabase {
  /** A secret in the portal's configuration; undefined when it has none for it. */
  abstract readonly password: string | undefined;

  /** Where it listens; undefined when it is a file. */
  abstract readonly port: number | undefined;

  #knex?: Knex;

  /** What a process has as `backend.database`. */
  abstract toConfig(proxy?: NetworkProxy): JsonObject;

  /** Ends all connections of the portal, whatever they are doing. Returns how many there were. */
  abstract dropConnections(): Promise<number>;

  /** Only to be used once a process has made the tables. */
  get knex(): Knex {
    this.#knex ??= this.connect();
    return this.#knex;
  }

  async listRows(): Promise<LeaseRow[]> {
    return this.knex<LeaseRow>('stores')
      .select('id', 'name', 'phase', 'lease_holder', 'lease_epoch')
      .orderBy('name');
  }

  async findRow(name: string): Promise<LeaseRow | undefined> {
    return (await this.listRows()).find(row => row.name === name);
  }

  /** How many operations of a kind a store has had. */
  async countOperations(storeId: string, kind: string): Promise<number> {
    const rows = await this.knex('operations').where({
      store_id: storeId,
      kind,
    });
    return rows.length;
  }

  /** All that was ever asked for, and what has come of it, as text. */
  async dumpOperations(): Promise<string> {
    return JSON.stringify(await this.knex('operations').select().orderBy('id'));
  }

  /** Everything that is in it, as text. */
  async dump(): Promise<string> {
    return dumpTables(this.knex);
  }

  async stop(): Promise<void> {
    await this.#knex?.destroy();
  }

  protected abstract connect(): Knex;
}
