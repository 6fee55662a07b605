import { createHash } from 'node:crypto';
import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { parseDocument } from 'yaml';

/** What Helm needs of a chart that is a folder. */
const ENTRIES = [
  '.helmignore',
  'Chart.yaml',
  'Chart.lock',
  'charts',
  'crds',
  'values.yaml',
  'values.schema.json',
  'templates',
  'files',
];

/** As long as the chart itself has it (`_programs.tpl`). */
const DIGEST_LENGTH = 10;

/** Programs of a chart that are the same in all of its stores. */
export interface ChartPrograms {
  /** What the names of their ConfigMaps begin with; other programs have another one. */
  readonly name: string;
  /** The files' contents by their names, by part, such as `bootstrap`. */
  readonly parts: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** A chart as Helm is given it. */
export interface PreparedChart {
  /** A path, or an `oci://` reference. */
  readonly ref: string;
  /** What has to be in the store's namespace, since the release doesn't have it. */
  readonly programs?: ChartPrograms;
}

/**
 * Takes the programs out of a chart that is a folder, because Helm would keep
 * each of them twice in each store's release. A chart that doesn't know of this
 * is given to Helm as it is, and so is one from a registry, or one that can't be
 * read: Helm says best what is the matter with it.
 *
 * @param options.parts - the folders of `files` with programs
 * @param options.directory - where the copy without them is made, once for each
 * content of the chart
 * @throws when it can't be made there
 */
export async function prepareChart(options: {
  ref: string;
  parts: readonly string[];
  directory: string;
}): Promise<PreparedChart> {
  const { ref, parts, directory } = options;
  if (parts.length === 0 || ref.startsWith('oci://')) {
    return { ref };
  }
  const files = await readFiles(ref).catch(() => undefined);
  if (!files || !knowsPrograms(files)) {
    return { ref };
  }
  const programs = [...files].filter(([path]) => isProgram(path, parts));
  const copy = join(directory, digest([...files].flat()));
  if (!(await isChart(copy))) {
    const lean = new Map(files);
    // Their names are what the chart mounts them by.
    programs.forEach(([path]) => lean.set(path, Buffer.alloc(0)));
    await writeFiles(copy, lean);
  }
  return {
    ref: copy,
    programs: {
      name: `programs-${digest(programs.map(([, content]) => content))}`,
      parts: new Map(
        parts.map(part => [part, toData(programs, `files/${part}/`)]),
      ),
    },
  };
}

function knowsPrograms(files: ReadonlyMap<string, Buffer>): boolean {
  const values = parseDocument(files.get('values.yaml')?.toString() ?? '');
  return values.errors.length === 0 && values.has('programs');
}

function isProgram(path: string, parts: readonly string[]): boolean {
  const [folder, part, name, ...rest] = path.split('/');
  return (
    folder === 'files' &&
    parts.includes(part) &&
    rest.length === 0 &&
    name?.endsWith('.php')
  );
}

function toData(
  files: ReadonlyArray<readonly [string, Buffer]>,
  prefix: string,
): Record<string, string> {
  return Object.fromEntries(
    files
      .filter(([path]) => path.startsWith(prefix))
      .map(([path, content]) => [
        path.slice(prefix.length),
        content.toString(),
      ]),
  );
}

/** Of the contents one after the other, as the chart itself has it. */
function digest(contents: ReadonlyArray<string | Buffer>): string {
  const hash = createHash('sha256');
  contents.forEach(content => hash.update(content));
  return hash.digest('hex').slice(0, DIGEST_LENGTH);
}

/** The contents by their paths, in the order of these. */
async function readFiles(chart: string): Promise<Map<string, Buffer>> {
  const names = await readdir(chart);
  const entries = ENTRIES.filter(entry => names.includes(entry));
  const found = await Promise.all(
    entries.map(entry => listFiles(join(chart, entry))),
  );
  const read = async (path: string) =>
    [relative(chart, path), await readFile(path)] as const;
  return new Map(await Promise.all(found.flat().sort().map(read)));
}

/** Follows links, as Helm does. */
async function listFiles(path: string): Promise<string[]> {
  if (!(await stat(path)).isDirectory()) {
    return [path];
  }
  const names = await readdir(path);
  const found = await Promise.all(
    names.map(name => listFiles(join(path, name))),
  );
  return found.flat();
}

/** Writes all of them or none: others may be about to do the same. */
async function writeFiles(
  directory: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${directory}-`);
  try {
    for (const [path, content] of files) {
      const file = join(draft, path);
      await mkdir(dirname(file), { recursive: true });
      await writeFile(file, content);
    }
    await replace(directory, draft);
  } finally {
    await rm(draft, { recursive: true, force: true });
  }
}

/** Gives the draft its place, unless somebody else was faster. */
async function replace(directory: string, draft: string): Promise<void> {
  try {
    await rename(draft, directory);
  } catch {
    if (!(await isChart(directory))) {
      await rm(directory, { recursive: true, force: true });
      await rename(draft, directory);
    }
  }
}

/**
 * Whether a chart is in a folder. Others clear up temporary files, and may leave
 * the folders.
 */
export async function isChart(directory: string): Promise<boolean> {
  return stat(join(directory, 'Chart.yaml')).then(
    () => true,
    () => false,
  );
}
