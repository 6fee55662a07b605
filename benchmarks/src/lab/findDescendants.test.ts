import { parseStat, selectDescendants } from './findDescendants';

describe('selectDescendants', () => {
  it('finds children and their children, and nobody else', () => {
    const processes = [
      { pid: 2, name: 'node', parent: 1 },
      { pid: 3, name: 'node', parent: 2 },
      { pid: 4, name: 'helm', parent: 3 },
      { pid: 5, name: 'node', parent: 1 },
      { pid: 6, name: 'node', parent: 2 },
    ];
    expect(selectDescendants(processes, 2).map(({ pid }) => pid)).toEqual([
      3, 6, 4,
    ]);
  });
});

describe('parseStat', () => {
  it('reads beyond whatever the program is called', () => {
    expect(parseStat('42 (a) S (b) S 7 42 42 0 -1')).toEqual({
      pid: 42,
      name: 'a) S (b',
      parent: 7,
    });
  });
});
