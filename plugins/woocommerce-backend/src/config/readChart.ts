import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { InputError } from '@backstage/errors';
import { parse } from 'yaml';
import { ChartConfig, ChartType } from './types';

/**
 * Finds a chart. One in a directory says its version itself, which must be the
 * configured one if there is any.
 */
export function readChart(options: {
  name: string;
  type: ChartType;
  path?: string;
  oci?: string;
  version?: string;
}): ChartConfig {
  const { name, type, path, oci, version } = options;
  if (oci && version) {
    return { name, type, ref: oci, version };
  }
  const key = `woocommerce.charts.${name}`;
  const directory = resolve(path ?? '');
  const chartVersion = readChartVersion(join(directory, 'Chart.yaml'));
  if (chartVersion === undefined) {
    throw new InputError(
      `${key}.path must be the directory of a chart; there is no Chart.yaml with a version in ${directory}`,
    );
  }
  if (version !== undefined && version !== chartVersion) {
    throw new InputError(
      `${key}.version must be ${chartVersion}, the version of the chart in ${directory}`,
    );
  }
  return { name, type, ref: directory, version: chartVersion };
}

function readChartVersion(file: string): string | undefined {
  try {
    const version = parse(readFileSync(file, 'utf8'))?.version;
    return typeof version === 'string' ? version : undefined;
  } catch {
    return undefined;
  }
}
