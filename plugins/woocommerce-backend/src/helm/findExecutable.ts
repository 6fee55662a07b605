import { Stats } from 'node:fs';
import { access, constants, stat } from 'node:fs/promises';
import { delimiter, resolve, sep } from 'node:path';

/** A program's file. */
export interface Executable {
  readonly path: string;
  /** Becomes another when the file is another one, or has other content. */
  readonly identity: string;
}

/**
 * Finds a program as a shell does: by its path, or by its name on the PATH.
 *
 * @throws an error with the code `ENOENT` when there is none, and with `EACCES`
 * when there is one that must not be run
 */
export async function findExecutable(
  command: string,
  searchPath: string = process.env.PATH ?? '',
): Promise<Executable> {
  const candidates = command.includes(sep)
    ? [command]
    : searchPath
        .split(delimiter)
        .filter(Boolean)
        .map(directory => resolve(directory, command));
  let denied: unknown;
  for (const path of candidates) {
    const file = await stat(path).catch(() => undefined);
    if (file?.isFile()) {
      try {
        await access(path, constants.X_OK);
        return { path, identity: toIdentity(path, file) };
      } catch (error) {
        denied ??= error;
      }
    }
  }
  throw (
    denied ??
    Object.assign(new Error(`There is no program ${command}`), {
      code: 'ENOENT',
    })
  );
}

function toIdentity(path: string, { dev, ino, size, mtimeMs }: Stats): string {
  return [path, dev, ino, size, mtimeMs].join(':');
}
