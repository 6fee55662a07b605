import { decodeStoreCursor, encodeStoreCursor } from './storeCursor';

describe('storeCursor', () => {
  it.each([
    [{ value: 1_795_521_600_123, name: 'demo' }, '-createdAt'],
    [{ value: 'demo', name: 'demo' }, 'name'],
  ] as const)('reads what it wrote: %j', (cursor, sort) => {
    const text = encodeStoreCursor(cursor, { sort });
    expect(text).toMatch(/^[-\w]+$/);
    expect(decodeStoreCursor(text, { sort })).toEqual(cursor);
  });

  it.each([
    [{ value: 'demo', name: 'demo' }, '-createdAt'],
    [{ value: 1, name: 'demo' }, 'name'],
    [{ value: 1e300, name: 'demo' }, 'createdAt'],
    [{ value: -1, name: 'demo' }, 'createdAt'],
    [{ value: 1, name: 'a\u0000b' }, 'createdAt'],
    [{ value: 1, name: "'; drop table stores" }, 'createdAt'],
  ] as const)('refuses %j, however well it is made up', (cursor, sort) => {
    const text = encodeStoreCursor(cursor, { sort });
    expect(() => decodeStoreCursor(text, { sort })).toThrow(/^cursor must be/);
  });
});
