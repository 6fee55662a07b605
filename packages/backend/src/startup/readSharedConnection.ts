import { Config } from '@backstage/config';
import { Knex } from 'knex';

/** Where everybody's databases are listed, and every server has one. */
const DATABASE = 'postgres';

/**
 * The connection to the database that replicas share.
 *
 * @returns nothing when there is no such database, or when only Backstage knows
 * how to get credentials for it
 */
export function readSharedConnection(
  config: Config,
): Knex.StaticConnectionConfig | string | undefined {
  const database = config.getOptionalConfig('backend.database');
  if (database?.getString('client') !== 'pg') {
    return undefined;
  }
  const connection = database.get<string | Record<string, unknown>>(
    'connection',
  );
  if (typeof connection === 'string') {
    const url = new URL(connection);
    url.pathname = url.pathname.length > 1 ? url.pathname : DATABASE;
    return url.toString();
  }
  const { type = 'default', ...rest } = connection;
  return type === 'default' ? { database: DATABASE, ...rest } : undefined;
}
