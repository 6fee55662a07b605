// What the checks share: the repository's files, and how they say what is wrong.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

export const ROOT = resolve(
  dirname(fileURLToPath(import.meta.url)),
  '..',
  '..',
);

export const readText = path => readFileSync(join(ROOT, path), 'utf8');
export const readJson = path => JSON.parse(readText(path));
export const readYaml = path => parse(readText(path));

/** Paths of the files that git knows, or would add, below the root. */
export function listFiles(...patterns) {
  const options = ['ls-files', '--cached', '--others', '--exclude-standard'];
  return execFileSync('git', [...options, '--', ...patterns], {
    cwd: ROOT,
    encoding: 'utf8',
  })
    .split('\n')
    .filter(Boolean)
    .sort();
}

/** The package.json of the root and of each workspace, as [path, content]. */
export function readManifests() {
  return listFiles(
    'package.json',
    'benchmarks/package.json',
    'packages/*/package.json',
    'plugins/*/package.json',
  ).map(path => [path, readJson(path)]);
}

/** Whether this file is the program that was started, rather than imported by a test. */
export function isProgram(url) {
  return fileURLToPath(url) === resolve(process.argv[1] ?? '');
}

/** Prints what was looked at, what a person should know, and what is wrong; the last decides how the program ends. */
export function report({ summary, notes = [], problems }) {
  process.stdout.write(`${summary}\n`);
  for (const note of notes) {
    process.stdout.write(`note: ${note}\n`);
  }
  for (const problem of problems) {
    process.stdout.write(`problem: ${problem}\n`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}
