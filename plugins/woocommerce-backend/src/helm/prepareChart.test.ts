import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { prepareChart } from './prepareChart';

const PARTS = ['bootstrap', 'web'];
const CHART = {
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

  it('fails when there is no chart', async () => {
    await rm(ref, { recursive: true });
    await expect(prepare()).rejects.toThrow('ENOENT');
  });
});
