import { mergeReports } from './mergeReports';
import { DatedMetric, Report } from './Report';

describe('mergeReports', () => {
  const makeMetric = (metric: string, measuredAt: string) =>
    ({ metric, measuredAt } as Partial<DatedMetric> as DatedMetric);

  function makeReport(options: {
    metrics: DatedMetric[];
    cores?: number;
    load?: number;
  }): Report {
    const { metrics, cores = 2, load = 0 } = options;
    return {
      quick: false,
      machine: { cpu: 'a', cores, memoryGiB: 4, kernel: '6', loadBefore: load },
      versions: { helm: 'v4' },
      cluster: {
        podDelayMs: 0,
        unlimitedQps: true,
        podsPerMinute: 1_000 + load,
      },
      metrics,
      caveats: { M1: ['as it is now'] },
    };
  }

  const former = makeReport({
    metrics: [
      makeMetric('M1.p50', 'before'),
      makeMetric('M10.size', 'before'),
      makeMetric('M2.100', 'before'),
    ],
  });

  it('keeps what was found before of others, in the order of their numbers', () => {
    const report = makeReport({
      metrics: [
        makeMetric('M2.500', 'now'),
        makeMetric('M2.1000', 'now'),
        makeMetric('M1.p50', 'now'),
      ],
      load: 1,
    });
    const { metrics } = mergeReports(former, report);
    expect(metrics.map(each => [each.metric, each.measuredAt])).toEqual([
      ['M1.p50', 'now'],
      ['M2.100', 'before'],
      ['M2.500', 'now'],
      ['M2.1000', 'now'],
      ['M10.size', 'before'],
    ]);
  });

  it('keeps nothing of another machine', () => {
    const report = makeReport({
      metrics: [makeMetric('M3.p99', 'now')],
      cores: 4,
    });
    expect(mergeReports(former, report)).toBe(report);
  });

  it('keeps what could not be held fixed as it was with each', () => {
    const report = {
      ...makeReport({ metrics: [makeMetric('M2.500', 'now')] }),
      caveats: { M2: ['as it is later'] },
    };
    expect(mergeReports(former, report).caveats).toEqual({
      M1: ['as it is now'],
      M2: ['as it is later'],
    });
  });

  it('keeps what a quick run has found in the next one', () => {
    const quick = { ...former, quick: true };
    const report = {
      ...makeReport({ metrics: [makeMetric('M1.p95', 'now')] }),
      quick: true,
    };
    expect(
      mergeReports(quick, report).metrics.map(({ metric }) => metric),
    ).toEqual(['M1.p50', 'M1.p95', 'M2.100', 'M10.size']);
  });

  it('keeps nothing of longer runs in a quick one', () => {
    const metrics = [makeMetric('M3.p99', 'now')];
    const quick = { ...makeReport({ metrics }), quick: true };
    expect(mergeReports(former, quick)).toBe(quick);
  });

  it('has nothing to keep the first time', () => {
    expect(mergeReports(undefined, former)).toBe(former);
  });
});
