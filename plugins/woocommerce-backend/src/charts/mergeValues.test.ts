import { mergeValues } from './mergeValues';

describe('mergeValues', () => {
  it('merges maps key by key, at any depth', () => {
    expect(
      mergeValues(
        { a: { b: { c: 1, d: 2 } }, e: 3 },
        { a: { b: { d: 4 }, f: 5 } },
      ),
    ).toEqual({ a: { b: { c: 1, d: 4 }, f: 5 }, e: 3 });
  });

  it.each([
    ['a list', [1, 2], [3]],
    ['a map by text', { a: 1 }, 'text'],
    ['text by a map', 'text', { a: 1 }],
    ['a map by nothing', { a: 1 }, null],
    ['nothing by a map', null, { a: 1 }],
  ])('replaces %s', (_, base, override) => {
    expect(mergeValues({ key: base }, { key: override })).toEqual({
      key: override,
    });
  });

  it('leaves what it is given as it is', () => {
    const base = { a: { b: 1 } };
    const override = { a: { c: 2 } };
    mergeValues(base, override);
    expect(base).toEqual({ a: { b: 1 } });
    expect(override).toEqual({ a: { c: 2 } });
  });
});
