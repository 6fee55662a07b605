import { StoresQuery } from '../../hooks';
import { formatStoresQuery, isFiltered, parseStoresQuery } from './storesQuery';

describe('storesQuery', () => {
  it.each<[string, StoresQuery]>([
    ['', { sort: '-createdAt' }],
    ['sort=name', { sort: 'name' }],
    [
      'q=toys&phase=Failed&owner=user%3Adefault%2Fada&cluster=eu-1',
      {
        q: 'toys',
        phase: 'Failed',
        owner: 'user:default/ada',
        cluster: 'eu-1',
        sort: '-createdAt',
      },
    ],
  ])('is %s in an address, and read again', (address, query) => {
    expect(parseStoresQuery(new URLSearchParams(address))).toEqual(query);
    expect(formatStoresQuery(query).toString()).toBe(address);
  });

  it('leaves out of an address what makes no sense', () => {
    const params = new URLSearchParams('phase=Gone&sort=price&x=y&cluster=');
    expect(parseStoresQuery(params)).toEqual({ sort: '-createdAt' });
  });

  it.each<[StoresQuery, boolean]>([
    [{ sort: 'name' }, false],
    [{ cluster: 'eu-1' }, true],
    [{ phase: 'Ready' }, true],
  ])('with %j leaves stores out: %s', (query, expected) => {
    expect(isFiltered(query)).toBe(expected);
  });
});
