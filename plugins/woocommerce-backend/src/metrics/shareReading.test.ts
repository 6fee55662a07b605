import { shareReading } from './shareReading';

describe('shareReading', () => {
  it('asks once for all who ask at the same time', async () => {
    const read = jest.fn(async () => 'answer');
    const ask = shareReading({ read, maxAgeMs: 1_000, maxWaitMs: 1_000 });
    await expect(Promise.all([ask(), ask()])).resolves.toEqual([
      'answer',
      'answer',
    ]);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('asks anew for those who ask later', async () => {
    const read = jest.fn(async () => 'answer');
    const ask = shareReading({ read, maxAgeMs: -1, maxWaitMs: 1_000 });
    await ask();
    await ask();
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('waits no longer than it may, and does not ask again before there is an answer', async () => {
    let answer: (text: string) => void = () => {};
    const read = jest.fn(
      () =>
        new Promise<string>(resolve => {
          answer = resolve;
        }),
    );
    const ask = shareReading({ read, maxAgeMs: -1, maxWaitMs: 20 });
    await expect(ask()).rejects.toThrow('there was no answer within 0.02 s');
    await expect(ask()).rejects.toThrow('no answer');
    expect(read).toHaveBeenCalledTimes(1);
    answer('late');
    await expect(ask()).resolves.toBe('late');
  });
});
