/*
 * Writes the pages of docs/ that repeat what the sources say, or, with --ci, says which of them are outdated.
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs script/docs/writePages.ts [--ci]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { listPages } from './pages';
import { exists, readText, ROOT } from './repository';

async function main(isCheck: boolean): Promise<void> {
  const options = await resolveConfig(join(ROOT, 'docs/index.md'));
  for (const [path, render] of listPages()) {
    const text = format(render(), { ...options, parser: 'markdown' });
    if (exists(path) && readText(path) === text) {
      continue;
    }
    if (isCheck) {
      process.stdout.write(`outdated: ${path}\n`);
      process.exitCode = 1;
      continue;
    }
    mkdirSync(join(ROOT, dirname(path)), { recursive: true });
    writeFileSync(join(ROOT, path), text);
    process.stdout.write(`written: ${path}\n`);
  }
}

main(process.argv.includes('--ci'));
