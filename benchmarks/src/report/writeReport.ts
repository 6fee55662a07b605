import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { mergeReports } from './mergeReports';
import { plot } from './plot';
import { Report } from './Report';
import { toMarkdown } from './toMarkdown';

/**
 * Writes a report as JSON, as a page, and as a picture for each metric, with
 * what the one before says of other benchmarks.
 */
export async function writeReport(
  latest: Report,
  directory: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
  const report = mergeReports(await readReport(directory), latest);
  for (const file of await readdir(directory)) {
    if (file.endsWith('.svg')) {
      await rm(join(directory, file));
    }
  }
  await writeFile(
    join(directory, 'latest.json'),
    `${JSON.stringify(report, null, 2)}\n`,
  );
  await writeFile(join(directory, 'latest.md'), toMarkdown(report));
  for (const metric of report.metrics) {
    await writeFile(
      join(directory, `${metric.metric}.svg`),
      await plot(metric),
    );
  }
}

async function readReport(directory: string): Promise<Report | undefined> {
  try {
    return JSON.parse(await readFile(join(directory, 'latest.json'), 'utf8'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}
