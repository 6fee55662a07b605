import { selectDescendants } from './findDescendants';

describe('selectDescendants', () => {
  it('finds children and their children, and nobody else', () => {
    const processes = [
      { pid: 2, parent: 1 },
      { pid: 3, parent: 2 },
      { pid: 4, parent: 3 },
      { pid: 5, parent: 1 },
      { pid: 6, parent: 2 },
    ].map(each => ({ ...each, name: 'node', cpuSeconds: 0 }));
    expect(selectDescendants(processes, 2).map(({ pid }) => pid)).toEqual([
      3, 6, 4,
    ]);
  });
});
