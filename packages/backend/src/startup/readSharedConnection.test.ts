import { ConfigReader } from '@backstage/config';
import { readSharedConnection } from './readSharedConnection';

describe('readSharedConnection', () => {
  function read(client: string, connection: string | Record<string, string>) {
    return readSharedConnection(
      new ConfigReader({ backend: { database: { client, connection } } }),
    );
  }

  it('has nothing for a database of one’s own', () => {
    expect(read('better-sqlite3', ':memory:')).toBeUndefined();
    expect(readSharedConnection(new ConfigReader({}))).toBeUndefined();
  });

  it('takes the database that is named', () => {
    expect(read('pg', { host: 'db', database: 'portal' })).toEqual({
      host: 'db',
      database: 'portal',
    });
    expect(read('pg', 'postgresql://me@db:5432/portal')).toBe(
      'postgresql://me@db:5432/portal',
    );
  });

  it('takes the one that every server has when none is named', () => {
    expect(read('pg', { host: 'db' })).toEqual({
      host: 'db',
      database: 'postgres',
    });
    expect(read('pg', 'postgresql://me@db:5432')).toBe(
      'postgresql://me@db:5432/postgres',
    );
  });

  it('leaves connections alone whose credentials come from elsewhere', () => {
    expect(read('pg', { type: 'azure', host: 'db' })).toBeUndefined();
    expect(read('pg', { type: 'default', host: 'db' })).toEqual({
      host: 'db',
      database: 'postgres',
    });
  });
});
