import { chooseLoads } from './loads';

describe('chooseLoads', () => {
  it.each([
    [{ maxStores: Infinity }, ['100', '100.5s', '500', '1000']],
    [{ maxStores: 500 }, ['100', '100.5s', '500']],
    [{ maxStores: Infinity, names: ['1000', '100'] }, ['100', '1000']],
    [{ maxStores: 100, names: ['100', '1000'] }, ['100']],
  ])('of %j gives %j', (options, expected) => {
    expect(chooseLoads(options).map(({ name }) => name)).toEqual(expected);
  });

  it.each([
    ['200', '200 is no load of M2. There are: 100 100.5s 500 1000'],
    ['100.5s', 'M2 needs a load whose pods are ready at once'],
  ])('refuses %s alone', (name, message) => {
    expect(() => chooseLoads({ maxStores: Infinity, names: [name] })).toThrow(
      message,
    );
  });
});
