import fc from 'fast-check';
import { findRepeatedKey } from './findRepeatedKey';

describe('findRepeatedKey', () => {
  it.each([
    ['{"a":1,"a":2}', 'a'],
    ['{"a":1, "b":{}, "a":2}', 'a'],
    ['{"a":{"b":1,"c":[],"b":2}}', 'b'],
    ['[{"a":1},{"b":1,"b":1}]', 'b'],
    ['{"a":1,"\\u0061":2}', 'a'],
    ['{"\\"":1,"\\"":2}', '"'],
    ['{"":1,"":2}', ''],
    ['{"__proto__":1,"__proto__":2}', '__proto__'],
  ])('finds in %s that %j is there twice', (json, key) => {
    expect(findRepeatedKey(json)).toBe(key);
  });

  it.each([
    '{}',
    '"a"',
    '{"a":{"a":1},"b":{"a":1}}',
    '[{"a":1},{"a":1}]',
    '{"a":"a","b":"a"}',
    '{"a":["a","a",{"a":"a"}]}',
    '{"a":"\\",\\"a\\":","b":1}',
    `${'['.repeat(100_000)}${']'.repeat(100_000)}`,
  ])('finds nothing in %.40s', json => {
    expect(findRepeatedKey(json)).toBeUndefined();
  });

  it('finds nothing in what JSON.stringify makes', () => {
    fc.assert(
      fc.property(fc.json(), json => {
        expect(findRepeatedKey(json)).toBeUndefined();
      }),
    );
  });

  it('finds what was put into any object once more', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue(), { minKeys: 1 }),
        fc.nat(),
        (object, position) => {
          const keys = Object.keys(object);
          const key = keys[position % keys.length];
          const json = JSON.stringify(object).slice(0, -1);
          expect(findRepeatedKey(`${json},${JSON.stringify(key)}:0}`)).toBe(
            key,
          );
        },
      ),
    );
  });
});
