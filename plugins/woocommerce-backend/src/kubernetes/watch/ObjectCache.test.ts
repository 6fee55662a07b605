import { ObjectCache } from './ObjectCache';
import { WatchedObject } from './WatchedObjects';

function make(
  name: string,
  resourceVersion: string,
  namespace = 'a',
): WatchedObject {
  return { metadata: { name, namespace, resourceVersion } };
}

function makeCache(...objects: WatchedObject[]): ObjectCache<WatchedObject> {
  const cache = new ObjectCache<WatchedObject>();
  objects.forEach(object => cache.set(object));
  return cache;
}

describe('ObjectCache', () => {
  it('keeps the objects of namespaces apart', () => {
    const cache = makeCache(make('one', '1'), make('one', '2', 'b'));
    expect(cache.list('a')).toEqual([make('one', '1')]);
    expect(cache.list('b')).toEqual([make('one', '2', 'b')]);
    expect(cache.list('c')).toEqual([]);
  });

  it('finds an object by its name, be it in a namespace or in none', () => {
    const alone = { metadata: { name: 'alone', resourceVersion: '1' } };
    const cache = makeCache(make('one', '1'), alone);
    expect(cache.find('one', 'a')).toEqual(make('one', '1'));
    expect(cache.find('alone')).toEqual(alone);
    expect(cache.find('one')).toBeUndefined();
  });

  it.each([
    ['new', make('two', '1'), true],
    ['changed', { ...make('one', '2'), status: { phase: 'Running' } }, true],
    ['changed in nothing that is kept', make('one', '2'), false],
    ['the same', make('one', '1'), false],
  ])('says whether an object is another: %s', (_, object, changed) => {
    const cache = makeCache(make('one', '1'));
    expect(cache.set(object)).toBe(changed);
    expect(cache.list('a')).toContainEqual(object);
  });

  it('drops an object once', () => {
    const cache = makeCache(make('one', '1'), make('two', '1'));
    expect(cache.delete(make('one', '5'))).toBe(true);
    expect(cache.delete(make('one', '5'))).toBe(false);
    expect(cache.list('a')).toEqual([make('two', '1')]);
  });

  it('tells what has changed between two lists', () => {
    const cache = makeCache(
      make('kept', '1'),
      make('changed', '2'),
      make('gone', '3'),
      make('alone', '4', 'b'),
    );
    const other = { ...make('changed', '5'), status: { phase: 'Running' } };
    const changed = cache.replace([
      make('kept', '7'),
      other,
      make('new', '6', 'c'),
    ]);
    expect(changed).toEqual([
      other,
      make('new', '6', 'c'),
      make('gone', '3'),
      make('alone', '4', 'b'),
    ]);
    expect(cache.list('a')).toEqual([make('kept', '7'), other]);
    expect(cache.list('b')).toEqual([]);
  });
});
