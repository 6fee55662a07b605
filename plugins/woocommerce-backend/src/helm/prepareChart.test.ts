import {
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  symlink,
  writeFile,
} from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { prepareChart } from './prepareChart';

const PARTS = ['bootstrap', 'web'];
const CHART = {
  '.helmignore': '*.orig\n',
  'Chart.yaml': 'name: shop\nversion: 0.1.0\n',
  'README.md': '# Shop',
  'values.yaml': 'programs:\n  existingConfigMaps: ""\n',
  'templates/deployment.yaml': 'kind: Deployment',
  'tests/big.mjs': '// long',
  'files/bootstrap/b.php': '<?php // b',
  'files/bootstrap/a.php': '<?php // a',
  'files/web/apache.conf': 'Listen 8080',
  'files/web/cron.php': '<?php // cron',
};

describe('prepareChart', () => {
  const directory = createMockDirectory();
  const ref = directory.resolve('chart');
  const copies = directory.resolve('copies');
  const prepare = (parts = PARTS) =>
    prepareChart({ ref, parts, directory: copies });

  beforeEach(async () => {
    directory.clear();
    for (const [path, content] of Object.entries(CHART)) {
      await write(path, content);
    }
  });

  async function write(path: string, content: string): Promise<void> {
    const file = join(ref, path);
    await mkdir(dirname(file), { recursive: true });
    await writeFile(file, content);
  }

  it('takes the programs out, and leaves their names', async () => {
    const prepared = await prepare();
    expect(prepared.programs?.name).toMatch(/^programs-[0-9a-f]{10}$/);
    expect(Object.fromEntries(prepared.programs!.parts)).toEqual({
      bootstrap: { 'a.php': '<?php // a', 'b.php': '<?php // b' },
      web: { 'cron.php': '<?php // cron' },
    });
    const read = (path: string) => readFile(join(prepared.ref, path), 'utf8');
    expect(await read('files/bootstrap/a.php')).toBe('');
    expect(await read('files/web/apache.conf')).toBe('Listen 8080');
    expect(await read('templates/deployment.yaml')).toBe('kind: Deployment');
    expect((await readdir(prepared.ref)).sort()).toEqual([
      '.helmignore',
      'Chart.yaml',
      'files',
      'templates',
      'values.yaml',
    ]);
  });

  it('makes one copy, however many ask for it at the same time', async () => {
    const prepared = await Promise.all([prepare(), prepare(), prepare()]);
    expect(new Set(prepared.map(each => each.ref)).size).toBe(1);
    expect(await readdir(copies)).toHaveLength(1);
  });

  it('makes it anew when somebody has cleared up its files', async () => {
    const { ref: copy } = await prepare();
    await rm(join(copy, 'Chart.yaml'));
    expect((await prepare()).ref).toBe(copy);
    await expect(readFile(join(copy, 'Chart.yaml'), 'utf8')).resolves.toBe(
      CHART['Chart.yaml'],
    );
    expect(await readdir(copies)).toHaveLength(1);
  });

  it('leaves other charts in it as they are, which are no text', async () => {
    const archive = Buffer.from([0x1f, 0x8b, 0xff, 0x00]);
    await mkdir(join(ref, 'charts'));
    await writeFile(join(ref, 'charts/cache-1.0.0.tgz'), archive);
    const { ref: copy } = await prepare();
    const copied = await readFile(join(copy, 'charts/cache-1.0.0.tgz'));
    expect(copied.equals(archive)).toBe(true);
  });

  it('makes another one when the chart is another', async () => {
    const before = await prepare();
    await write('templates/deployment.yaml', 'kind: StatefulSet');
    const after = await prepare();
    expect(after.ref).not.toBe(before.ref);
    expect(after.programs?.name).toBe(before.programs?.name);
  });

  it('gives other programs another name', async () => {
    const before = await prepare();
    await write('files/web/cron.php', '<?php // cron, mended');
    const after = await prepare();
    expect(after.programs?.name).not.toBe(before.programs?.name);
  });

  it('leaves a chart as it is that doesn’t know of it', async () => {
    await write('values.yaml', 'store: {}\n');
    expect(await prepare()).toEqual({ ref });
  });

  it('leaves a chart as it is that has none', async () => {
    expect(await prepare([])).toEqual({ ref });
  });

  it('leaves a chart to Helm that is in a registry', async () => {
    const options = { ref: 'oci://example.com/shop', parts: PARTS };
    expect(await prepareChart({ ...options, directory: copies })).toEqual({
      ref: 'oci://example.com/shop',
    });
  });

  it('follows links, as Helm does', async () => {
    const { ref: before } = await prepare();
    const elsewhere = directory.resolve('elsewhere');
    await mkdir(elsewhere);
    for (const [path, at] of [
      ['templates', 'templates'],
      ['files/web/cron.php', 'cron.php'],
    ]) {
      await rename(join(ref, path), join(elsewhere, at));
      await symlink(join(elsewhere, at), join(ref, path));
    }
    expect((await prepare()).ref).toBe(before);
  });

  it.each([
    { title: 'is not there', spoil: () => rm(ref, { recursive: true }) },
    {
      title: 'has a link to nothing',
      spoil: () => symlink('nothing', join(ref, 'files/web/link.php')),
    },
    {
      title: 'has values that are no YAML',
      spoil: () => write('values.yaml', 'programs: {\n  : ]'),
    },
  ])('lets Helm say what is the matter when it $title', async ({ spoil }) => {
    await spoil();
    await expect(prepare()).resolves.toEqual({ ref });
  });

  it('fails when the copy can’t be made', async () => {
    await writeFile(copies, 'no directory');
    await expect(prepare()).rejects.toThrow(/ENOTDIR|EEXIST/);
  });
});
