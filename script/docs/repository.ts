import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder of the repository. */
export const ROOT = resolve(__dirname, '..', '..');

/** A file's text, by its path in the repository. */
export function readText(path: string): string {
  return readFileSync(join(ROOT, path), 'utf8');
}

/** Whether the repository has a file or a folder. */
export function exists(path: string): boolean {
  return existsSync(join(ROOT, path));
}
