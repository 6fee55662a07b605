import { mkdir, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { HelmDirectory } from './HelmDirectory';

/** No process has that number: it is above what the kernel gives. */
const DEAD_PID = 2 ** 22 + 1;

describe('HelmDirectory', () => {
  const parent = createMockDirectory();

  beforeEach(() => parent.clear());

  async function leave(name: string): Promise<string> {
    const path = parent.resolve(name);
    await mkdir(join(path, 'tmp'), { recursive: true });
    await writeFile(join(path, 'tmp', 'chart.tgz'), 'left over');
    return name;
  }

  it('makes a directory that is for this process alone', async () => {
    const path = await HelmDirectory.create({ parent: parent.path }).prepare();
    expect((await stat(path)).mode % 0o1000).toBe(0o700);
    expect((await readdir(path)).sort()).toEqual([
      'cache',
      'config',
      'data',
      'kube',
      'tmp',
    ]);
  });

  it('makes again what was cleared up', async () => {
    const directory = HelmDirectory.create({ parent: parent.path });
    const path = await directory.prepare();
    await rm(path, { recursive: true });
    await expect(directory.prepare()).resolves.toBe(path);
    expect(await readdir(path)).toHaveLength(5);
  });

  it('F34: removes what killed processes have left, and nothing else', async () => {
    const prefix = `woocommerce-helm-${hostname()}`;
    const directory = HelmDirectory.create({ parent: parent.path });
    const kept = [
      await directory.prepare(),
      await leave(`${prefix}-${process.ppid}-alive`),
      await leave(`woocommerce-helm-elsewhere-${DEAD_PID}-a`),
      await leave('something-else'),
    ];
    await leave(`${prefix}-${DEAD_PID}-abc`);
    await directory.sweep();
    expect(await readdir(parent.path)).toHaveLength(kept.length);
  });

  it('removes itself', async () => {
    const directory = HelmDirectory.create({ parent: parent.path });
    await directory.prepare();
    await directory.remove();
    expect(await readdir(parent.path)).toEqual([]);
  });

  it('is gone when the process ends without having removed it', async () => {
    const once = jest.spyOn(process, 'once');
    await HelmDirectory.create({ parent: parent.path }).prepare();
    const onExit = once.mock.calls
      .filter(([event]) => String(event) === 'exit')
      .map(([, listener]) => listener as () => void);
    once.mockRestore();
    expect(onExit).toHaveLength(1);
    expect(await readdir(parent.path)).toHaveLength(1);
    onExit[0]();
    expect(await readdir(parent.path)).toEqual([]);
  });

  it('F34: throws when there is no room', async () => {
    const directory = HelmDirectory.create({ parent: '/dev/null' });
    await expect(directory.prepare()).rejects.toMatchObject({
      code: 'ENOTDIR',
    });
  });
});
