import { isReady } from './ReadyWatch';

describe('isReady', () => {
  const ready = [{ type: 'Ready', status: 'True' }];

  it.each([
    ['a pod', undefined, undefined, ready, true],
    ['one of the present generation', 2, 2, ready, true],
    ['one of an older generation', 2, 1, ready, false],
    ['one that says no', 1, 1, [{ type: 'Ready', status: 'False' }], false],
    [
      'one that says something else',
      1,
      1,
      [{ type: 'Initialized', status: 'True' }],
      false,
    ],
  ])('%s', (_, generation, observedGeneration, conditions, expected) => {
    expect(
      isReady({
        metadata: { generation },
        status: { observedGeneration, conditions },
      }),
    ).toBe(expected);
  });

  it('one that says nothing yet', () => {
    expect(isReady({ metadata: { generation: 1 } })).toBe(false);
  });
});
