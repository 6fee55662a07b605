import { parseStat } from './ProcessLine';

describe('parseStat', () => {
  it('reads beyond whatever the program is called', () => {
    expect(
      parseStat('42 (a) S (b) S 7 42 42 0 -1 0 0 0 0 0 250 30 9 9 20 0'),
    ).toEqual({ pid: 42, name: 'a) S (b', parent: 7, cpuSeconds: 2.8 });
  });
});
