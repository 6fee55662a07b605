import { compare } from '../compare';
import { DatedMetric, Report } from './Report';
import { toMarkdown } from './toMarkdown';

function makeMetric(options: {
  ours: number[];
  shortOf?: string;
  commit?: string;
}): DatedMetric {
  const { ours, shortOf, commit } = options;
  return {
    ...compare({
      metric: 'M1.p50',
      title: 'One store',
      goal: { atMost: 1 },
      unit: 'ms',
      ours: { name: 'portal', values: ours },
      baseline: { name: 'helm', values: ours.map(() => 100) },
      shortOf,
    }),
    measuredAt: '2026-11-30T10:00:00Z',
    commit,
  };
}

function makePage(metrics: DatedMetric[], quick = false): string {
  const report: Report = {
    quick,
    machine: { cpu: 'a', cores: 2, memoryGiB: 4, kernel: '6', loadBefore: 0 },
    versions: { helm: 'v4' },
    cluster: { podDelayMs: 0, unlimitedQps: true, podsPerMinute: 1_000 },
    metrics,
    caveats: { M1: ['It was Monday.'], M2: ['It rained.'] },
  };
  return toMarkdown(report);
}

describe('toMarkdown', () => {
  it.each([
    [{ ours: [90, 80, 100] }, '90 ms | helm: 100 ms | 3 | met |'],
    [{ ours: [120, 110, 130] }, '120 ms | helm: 100 ms | 3 | **missed** |'],
    [{ ours: [90] }, '90 ms | helm: 100 ms | 1 | met (first look) |'],
    [
      { ours: [90, 80, 100], shortOf: '5,000 stores' },
      '3 | met (short of 5,000 stores) |',
    ],
    [
      { ours: [200], shortOf: '5,000 stores' },
      '1 | **missed** (first look, short of 5,000 stores) |',
    ],
  ])('says of %j: %s', (options, expected) => {
    expect(makePage([makeMetric(options)])).toContain(expected);
  });

  it('says how many goals are met, and how many of them surely', () => {
    const page = makePage([
      makeMetric({ ours: [90, 80, 100] }),
      makeMetric({ ours: [90] }),
      makeMetric({ ours: [120, 110, 130] }),
    ]);
    expect(page).toContain('2 of 3 goals met, 1 of these by 3 repeats');
  });

  it('has no spread of one repeat', () => {
    expect(makePage([makeMetric({ ours: [90, 80, 100] })])).toContain(
      '| 22 % |',
    );
    expect(makePage([makeMetric({ ours: [90] })])).toContain('| – |');
  });

  it('names the commit that was measured, if it is known', () => {
    const metric = makeMetric({ ours: [90], commit: 'abc1234' });
    expect(makePage([metric])).toContain('| 2026-11-30, abc1234 |');
    expect(makePage([makeMetric({ ours: [90] })])).toContain('| 2026-11-30 |');
  });

  it('has the caveats of what was measured, and no others', () => {
    const page = makePage([makeMetric({ ours: [90] })]);
    expect(page).toContain('- It was Monday.');
    expect(page).not.toContain('It rained.');
  });

  it('says of a quick run that it says little', () => {
    const metric = makeMetric({ ours: [90] });
    expect(makePage([metric], true)).toContain('**A quick run');
    expect(makePage([metric])).not.toContain('A quick run');
  });
});
