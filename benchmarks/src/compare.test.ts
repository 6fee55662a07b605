import { compare, compareWithLimit, isFarOff } from './compare';

const frame = { metric: 'M0', title: 'A test', unit: 's' };

describe('compare', () => {
  it('takes the ratio of each repeat', () => {
    // The second repeat was slow for both.
    const metric = compare({
      ...frame,
      goal: { atMost: 1.05 },
      ours: { name: 'ours', values: [1, 10, 1.2] },
      baseline: { name: 'theirs', values: [1, 10, 1] },
      others: [{ name: 'at best', values: [0.5, 5, 0.5] }],
    });

    expect(metric).toEqual({
      ...frame,
      goal: { atMost: 1.05 },
      ratio: 1,
      baseline: { name: 'theirs', value: 1, values: [1, 10, 1] },
      ours: { name: 'ours', value: 1.2, values: [1, 10, 1.2] },
      others: [{ name: 'at best', value: 0.5, values: [0.5, 5, 0.5] }],
      repeats: 3,
      spread: expect.closeTo(0.2),
      met: true,
    });
  });

  it.each([
    [{ atMost: 1.05 }, 1.05, true],
    [{ atMost: 1.05 }, 1.06, false],
    [{ atLeast: 1.5 }, 1.5, true],
    [{ atLeast: 1.5 }, 1.4, false],
  ])('holds %j against a ratio of %d', (goal, ratio, met) => {
    const metric = compare({
      ...frame,
      goal,
      ours: { name: 'ours', values: [ratio] },
      baseline: { name: 'theirs', values: [1] },
    });
    expect(metric.met).toBe(met);
  });

  it.each([
    [[], []],
    [[1], [1, 2]],
  ])('refuses %j beside %j', (ours, baseline) => {
    expect(() =>
      compare({
        ...frame,
        goal: { atMost: 1 },
        ours: { name: 'ours', values: ours },
        baseline: { name: 'theirs', values: baseline },
      }),
    ).toThrow('M0: ours was measured');
  });

  it.each([0, -1, NaN, Infinity])('refuses a baseline of %d', value => {
    expect(() =>
      compare({
        ...frame,
        goal: { atMost: 1 },
        ours: { name: 'ours', values: [1] },
        baseline: { name: 'theirs', values: [value] },
      }),
    ).toThrow('M0: nothing can be compared with theirs');
  });
});

describe('compareWithLimit', () => {
  it('is met at the limit', () => {
    const metric = compareWithLimit({
      ...frame,
      ours: { name: 'ours', values: [25, 20, 30] },
      atMost: 25,
      others: [{ name: 'another', values: [7] }],
    });
    expect(metric).toMatchObject({
      goal: { atMost: 1 },
      ratio: 1,
      baseline: { name: 'limit', value: 25 },
      others: [{ name: 'another', value: 7 }],
      met: true,
    });
  });
});

describe('isFarOff', () => {
  it.each([
    [{ atMost: 1 }, 2, false],
    [{ atMost: 1 }, 2.1, true],
    [{ atLeast: 1 }, 0.5, false],
    [{ atLeast: 1 }, 0.4, true],
  ])('with a goal of %j and a ratio of %d: %s', (goal, ratio, expected) => {
    expect(isFarOff({ goal, ratio })).toBe(expected);
  });
});
