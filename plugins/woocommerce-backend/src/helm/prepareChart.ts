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
import { parse } from 'yaml';

/** What Helm needs of a chart that is a folder. */
const ENTRIES = [
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
 * is given to Helm as it is, and so is one from a registry.
 *
 * @param options.parts - the folders of `files` with programs
 * @param options.directory - where the copy without them is made, once for each
 * content of the chart
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
  const files = await readFiles(ref);
  if (!parse(files.get('values.yaml')?.toString() ?? '')?.programs) {
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
  const paths: string[] = [];
  for (const entry of await readdir(chart, { withFileTypes: true })) {
    if (!ENTRIES.includes(entry.name)) {
      continue;
    }
    if (entry.isDirectory()) {
      const folder = join(chart, entry.name);
      const found = await readdir(folder, {
        recursive: true,
        withFileTypes: true,
      });
      paths.push(
        ...found
          .filter(each => each.isFile())
          .map(each => relative(chart, join(each.parentPath, each.name))),
      );
    } else {
      paths.push(entry.name);
    }
  }
  const read = async (path: string) =>
    [path, await readFile(join(chart, path))] as const;
  return new Map(await Promise.all(paths.sort().map(read)));
}

/** Writes all of them or none: others may be about to do the same. */
async function writeFiles(
  directory: string,
  files: ReadonlyMap<string, Buffer>,
): Promise<void> {
  await mkdir(dirname(directory), { recursive: true, mode: 0o700 });
  const draft = await mkdtemp(`${directory}-`);
  for (const [path, content] of files) {
    const file = join(draft, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }
  try {
    await rename(draft, directory);
  } catch {
    if (await isChart(directory)) {
      await rm(draft, { recursive: true, force: true });
      return;
    }
    await rm(directory, { recursive: true, force: true });
    await rename(draft, directory);
  }
}

/** Others clear up temporary files, and may leave the folders. */
async function isChart(directory: string): Promise<boolean> {
  return stat(join(directory, 'Chart.yaml')).then(
    () => true,
    () => false,
  );
}
