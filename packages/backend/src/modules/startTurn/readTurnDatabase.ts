import { RootConfigService } from '@backstage/backend-plugin-api';
import knexFactory, { Knex } from 'knex';

/**
 * The database that all replicas share, by one connection of its own; none when
 * they share none, or when it is found by other means than a plain connection.
 */
export function readTurnDatabase(config: RootConfigService): Knex | undefined {
  const database = config.getOptionalConfig('backend.database');
  const connection = database?.getOptional<string | Record<string, unknown>>(
    'connection',
  );
  const isPlain =
    typeof connection === 'string' ||
    ['default', undefined].includes(connection?.type as string | undefined);
  if (
    database?.getOptionalString('client') !== 'pg' ||
    !connection ||
    !isPlain
  ) {
    return undefined;
  }
  return knexFactory({
    client: 'pg',
    connection:
      typeof connection === 'string'
        ? connection
        : // As Backstage does when each plugin has a database of its own.
          { database: 'postgres', ...connection, type: undefined },
    pool: { min: 0, max: 2 },
  });
}
