import { selectDescendants } from './findDescendants';

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
