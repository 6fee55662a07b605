/*
 * Takes the commands out of the pages, for script/test docs: each page's blocks under `<!-- run -->` become one script that
 * is run, all other blocks of shell are scripts that Bash only parses. YAML and JSON are parsed here.
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs script/docs/writeCommands.ts FOLDER
 */
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAllDocuments } from 'yaml';
import { Block, findBlocks } from './findBlocks';
import { listPages } from './pages';
import { readText, ROOT } from './repository';

const SHELLS = ['sh', 'bash', 'shell', 'console'];

function main(folder: string): void {
  const made = listPages();
  const paths = execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'],
    { cwd: ROOT, encoding: 'utf8' },
  )
    .split('\n')
    // Of what is made or copied, the commands are in the source.
    .filter(path => path && !made.has(path));
  mkdirSync(join(folder, 'run'), { recursive: true });
  mkdirSync(join(folder, 'parse'), { recursive: true });
  for (const path of paths) {
    writePage(folder, path, findBlocks(readText(path)));
  }
}

function writePage(folder: string, path: string, blocks: Block[]): void {
  const name = path.replaceAll('/', '_');
  const run = blocks.filter(({ mark }) => mark === 'run');
  for (const block of blocks) {
    if (block.mark && block.mark !== 'run') {
      problem(path, block, `is marked as '${block.mark}', which means nothing`);
    } else if (block.mark && !SHELLS.includes(block.language)) {
      problem(path, block, 'is to be run and is no shell');
    }
  }
  if (run.length > 0) {
    const script = run.map(({ line, text }) => `# Line ${line}\n${text}`);
    writeFileSync(join(folder, 'run', `${name}.sh`), script.join('\n'));
  }
  for (const block of blocks) {
    if (SHELLS.includes(block.language) && block.mark !== 'run') {
      const file = `${name}.${block.line}.sh`;
      writeFileSync(join(folder, 'parse', file), block.text);
    } else if (['yaml', 'yml', 'json'].includes(block.language)) {
      parseData(path, block);
    }
  }
}

/** JSON is YAML, too. */
function parseData(path: string, block: Block): void {
  for (const { errors } of parseAllDocuments(block.text)) {
    for (const error of errors) {
      problem(path, block, error.message.split('\n')[0]);
    }
  }
}

function problem(path: string, { line }: Block, what: string): void {
  process.stdout.write(`problem: ${path}:${line} ${what}\n`);
  process.exitCode = 1;
}

main(process.argv[2]);
