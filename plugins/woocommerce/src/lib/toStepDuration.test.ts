import { toStepDuration } from './toStepDuration';

describe('toStepDuration', () => {
  const startedAt = '2026-03-02T10:00:00.000Z';
  const now = Date.parse('2026-03-02T10:05:00.000Z');
  const step = { name: 'a', attempts: 1, startedAt };

  it.each([
    ['2026-03-02T10:00:01.500Z', 1_500],
    [undefined, 300_000],
    ['2026-03-02T09:59:59.000Z', 0],
  ])('of one that ended %s is %s', (finishedAt, milliseconds) => {
    expect(
      toStepDuration({ ...step, status: 'Running', finishedAt }, now),
    ).toBe(milliseconds);
  });
});
