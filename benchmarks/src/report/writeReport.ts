import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { plot } from './plot';
import { Report } from './Report';
import { toMarkdown } from './toMarkdown';

/** Writes a report as JSON, as a page, and as a picture for each metric, in place of the one before. */
export async function writeReport(
  report: Report,
  directory: string,
): Promise<void> {
  await mkdir(directory, { recursive: true });
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
