/** One value of a metric, with its labels. */
export interface MetricSample {
  readonly name: string;
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

const LINE = /^([a-zA-Z_:][\w:]*)(?:\{(.*)\})? (\S+)/;
const LABEL = /([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"/g;

/** Reads metrics in Prometheus' text format. */
export function parseMetrics(text: string): MetricSample[] {
  return text.split('\n').flatMap(line => {
    const [, name, labels = '', value] = LINE.exec(line) ?? [];
    return name === undefined
      ? []
      : [
          {
            name,
            labels: Object.fromEntries(
              [...labels.matchAll(LABEL)].map(([, key, each]) => [key, each]),
            ),
            value: Number(value),
          },
        ];
  });
}

/**
 * Adds up the values of a metric, all or those with certain labels.
 *
 * @throws when there is no such metric at all, which is not the same as 0
 */
export function sumMetric(
  samples: readonly MetricSample[],
  name: string,
  labels: Readonly<Record<string, string>> = {},
): number {
  const found = samples.filter(sample => sample.name === name);
  if (!found.length) {
    throw new Error(`There is no metric ${name}`);
  }
  return found
    .filter(sample =>
      Object.entries(labels).every(
        ([key, value]) => sample.labels[key] === value,
      ),
    )
    .reduce((sum, { value }) => sum + value, 0);
}
