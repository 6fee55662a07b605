import { parseMetrics, sumMetric } from './parseMetrics';

const TEXT = `# HELP requests_total How many
# TYPE requests_total counter
requests_total{verb="get",code="2xx"} 3
requests_total{verb="list",code="2xx"} 4
requests_total{verb="get",code="4xx",path="/a\\"}b"} 1.5 1700000000000
up 1
`;

describe('parseMetrics', () => {
  it('reads names, labels and values', () => {
    expect(parseMetrics(TEXT)).toEqual([
      {
        name: 'requests_total',
        labels: { verb: 'get', code: '2xx' },
        value: 3,
      },
      {
        name: 'requests_total',
        labels: { verb: 'list', code: '2xx' },
        value: 4,
      },
      {
        name: 'requests_total',
        labels: { verb: 'get', code: '4xx', path: '/a\\"}b' },
        value: 1.5,
      },
      { name: 'up', labels: {}, value: 1 },
    ]);
  });
});

describe('sumMetric', () => {
  it.each([
    [{}, 8.5],
    [{ verb: 'get' }, 4.5],
    [{ verb: 'get', code: '2xx' }, 3],
    [{ verb: 'patch' }, 0],
  ])('adds up what has the labels %j', (labels, sum) => {
    expect(sumMetric(parseMetrics(TEXT), 'requests_total', labels)).toBe(sum);
  });

  it('fails when there is no such metric', () => {
    expect(() => sumMetric(parseMetrics(TEXT), 'request_total')).toThrow(
      'no metric request_total',
    );
  });
});
