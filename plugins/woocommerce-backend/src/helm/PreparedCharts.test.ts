import { mkdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { PreparedCharts } from './PreparedCharts';

describe('PreparedCharts', () => {
  const directory = createMockDirectory();
  const ref = directory.resolve('chart');
  const program = join(ref, 'files/web/cron.php');
  let charts: PreparedCharts;

  beforeEach(async () => {
    directory.clear();
    await mkdir(join(ref, 'files/web'), { recursive: true });
    await writeFile(join(ref, 'Chart.yaml'), 'name: shop\n');
    await writeFile(join(ref, 'values.yaml'), 'programs: {}\n');
    await writeFile(program, 'first');
    charts = new PreparedCharts();
  });
  afterEach(() => {
    jest.restoreAllMocks();
  });

  const prepare = () =>
    charts.prepare({
      ref,
      parts: ['web'],
      directory: directory.resolve('copies'),
    });
  const passes = (ms: number) => {
    const now = performance.now() + ms;
    jest.spyOn(performance, 'now').mockReturnValue(now);
  };

  it('reads it once for all who ask at the same time', async () => {
    const [first, ...others] = await Promise.all(
      Array.from({ length: 10 }, prepare),
    );
    expect(first.programs).toBeDefined();
    others.forEach(other => expect(other).toBe(first));
  });

  it('takes a chart to be what it was a moment ago', async () => {
    const before = await prepare();
    await writeFile(program, 'second');
    passes(9_000);
    expect(await prepare()).toBe(before);
  });

  it('sees a moment later what it has become', async () => {
    const before = await prepare();
    await writeFile(program, 'second');
    passes(10_001);
    const after = await prepare();
    expect(after.programs?.name).not.toBe(before.programs?.name);
    expect(after.programs?.parts.get('web')).toEqual({ 'cron.php': 'second' });
  });

  it('sees another version at once', async () => {
    const before = await prepare();
    await writeFile(program, 'second');
    await utimes(join(ref, 'Chart.yaml'), new Date(), new Date(0));
    expect((await prepare()).programs?.name).not.toBe(before.programs?.name);
  });

  it('makes the copy anew when somebody has cleared it up', async () => {
    const { ref: copy } = await prepare();
    await rm(copy, { recursive: true });
    expect((await prepare()).ref).toBe(copy);
    await expect(readFile(join(copy, 'Chart.yaml'), 'utf8')).resolves.toBe(
      'name: shop\n',
    );
  });

  it('looks again at once at a chart that can’t be read yet', async () => {
    await rm(join(ref, 'values.yaml'));
    expect(await prepare()).toEqual({ ref });
    await writeFile(join(ref, 'values.yaml'), 'programs: {}\n');
    expect((await prepare()).programs).toBeDefined();
  });

  it('does not hold on to what could not be made', async () => {
    await writeFile(directory.resolve('copies'), 'a file');
    await expect(prepare()).rejects.toThrow();
    await rm(directory.resolve('copies'));
    await expect(prepare()).resolves.toMatchObject({
      programs: { name: expect.any(String) },
    });
  });
});
