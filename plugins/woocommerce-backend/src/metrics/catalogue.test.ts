import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  METRIC_LABELS,
  MetricDescription,
  MetricLabel,
  METRICS,
} from './catalogue';

const ROOT = resolve(__dirname, '../../../..');
const metrics: MetricDescription[] = Object.values(METRICS);

function read(path: string): string {
  return readFileSync(resolve(ROOT, path), 'utf8');
}

/** The tables of docs/reference/metrics.md. */
function buildTables(): string {
  const rows = metrics.map(({ name, kind, labels, shared, description }) =>
    [
      `\`${name}\``,
      kind,
      labels.map(label => `\`${label}\``).join(', '),
      shared ? 'database' : 'replica',
      description,
    ].join(' | '),
  );
  const labels = Object.entries(METRIC_LABELS).map(
    ([label, description]) => `\`${label}\` | ${description}`,
  );
  return [
    '| Metric | Kind | Labels | Source | |',
    '| --- | --- | --- | --- | --- |',
    ...rows.map(row => `| ${row} |`),
    '',
    '| Label | |',
    '| --- | --- |',
    ...labels.map(row => `| ${row} |`),
  ].join('\n');
}

/** However wide a formatter has made the columns. */
function normalize(table: string): string {
  return table.replace(/ +/g, ' ').replace(/-{3,}/g, '---').trim();
}

describe('the catalogue of metrics', () => {
  it('is what the reference has', () => {
    const text = read('docs/reference/metrics.md');
    const [, tables] =
      /differ\. -->\n([\s\S]*)\n<!-- End of the tables/.exec(text) ?? [];
    expect(normalize(tables)).toBe(normalize(buildTables()));
  });

  it('has names as Prometheus wants them', () => {
    for (const { name, kind, unit, buckets } of metrics) {
      expect(name).toMatch(/^woocommerce_[a-z_]+[a-z]$/);
      expect([name, name.endsWith('_total')]).toEqual([
        name,
        kind === 'counter',
      ]);
      expect([name, name.endsWith('_seconds')]).toEqual([name, unit === 's']);
      expect([name, buckets !== undefined]).toEqual([
        name,
        kind === 'histogram',
      ]);
    }
    const names = metrics.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it('uses each label', () => {
    const used = new Set<MetricLabel>(metrics.flatMap(each => each.labels));
    expect([...used].sort()).toEqual(Object.keys(METRIC_LABELS).sort());
  });

  it.each(['alerts.yaml', 'dashboard.json'])(
    'has all that %s asks for',
    file => {
      const text = read(`charts/platform/files/${file}`);
      const asked = new Set(
        [...text.matchAll(/\bwoocommerce_[a-z_]+/g)].map(([name]) =>
          name.replace(/_(bucket|sum|count)$/, ''),
        ),
      );
      const known = metrics.map(({ name }) => name);
      expect([...asked].filter(name => !known.includes(name))).toEqual([]);
      expect(asked.size).toBeGreaterThan(5);
    },
  );

  it('is shown whole by the dashboard', () => {
    const text = read('charts/platform/files/dashboard.json');
    expect(
      metrics.map(({ name }) => name).filter(name => !text.includes(name)),
    ).toEqual([]);
  });
});
