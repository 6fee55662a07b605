import { takeTurns } from './takeTurns';

describe('takeTurns', () => {
  it('asks one after the other, the last one first the next time', async () => {
    const turns: string[] = [];

    const results = await takeTurns({
      repeats: 3,
      arms: {
        ours: async repeat => repeat,
        theirs: async repeat => 10 * repeat,
      },
      onTurn: (name, repeat) => turns.push(`${name} ${repeat}`),
    });

    expect(turns).toEqual([
      'ours 0',
      'theirs 0',
      'theirs 1',
      'ours 1',
      'ours 2',
      'theirs 2',
    ]);
    expect(results).toEqual({ ours: [0, 1, 2], theirs: [0, 10, 20] });
  });

  it('gives no result when one of them fails', async () => {
    await expect(
      takeTurns({
        repeats: 2,
        arms: {
          ours: async () => 1,
          theirs: async () => {
            throw new Error('helm failed');
          },
        },
      }),
    ).rejects.toThrow('helm failed');
  });
});
