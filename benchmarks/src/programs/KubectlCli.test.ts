import { deal } from './KubectlCli';

describe('deal', () => {
  it.each([
    [3, [[1, 4], [2, 5], [3]]],
    [5, [[1], [2], [3], [4], [5]]],
    [9, [[1], [2], [3], [4], [5]]],
  ])('deals five to %d', (shares, expected) => {
    expect(deal([1, 2, 3, 4, 5], shares)).toEqual(expected);
  });
});
