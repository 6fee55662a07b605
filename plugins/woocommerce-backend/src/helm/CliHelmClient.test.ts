import {
  mockServices,
  createMockDirectory,
} from '@backstage/backend-test-utils';
import { chmod, readFile } from 'node:fs/promises';
import { CliHelmClient } from './CliHelmClient';
import { HelmError } from './HelmError';

const TARGET = { release: 'store-demo', namespace: 'store-demo' };
const UPGRADE = {
  ...TARGET,
  chart: '/charts/store',
  version: '0.1.0',
  values: { store: { title: 'Shop; $(id) `id` "\n--set' } },
};

describe('CliHelmClient', () => {
  const directory = createMockDirectory();

  async function makeRunnable(script: string): Promise<CliHelmClient> {
    directory.setContent({ helm: `#!/bin/sh\n${script}\n` });
    const command = directory.resolve('helm');
    await chmod(command, 0o755);
    return CliHelmClient.create({
      command,
      timeoutMs: 10_000,
      connection: {},
      logger: mockServices.logger.mock(),
    });
  }

  it('gives the values on stdin, byte for byte, and nowhere else', async () => {
    const path = directory.resolve('out');
    const client = await makeRunnable(
      `{ echo "$@"; env; } > ${path}.args\ncat > ${path}.values`,
    );
    await client.upgrade(UPGRADE);
    expect(JSON.parse(await readFile(`${path}.values`, 'utf8'))).toEqual(
      UPGRADE.values,
    );
    expect(await readFile(`${path}.args`, 'utf8')).not.toContain('Shop');
  });

  it('keeps the portal’s environment to itself', async () => {
    const path = directory.resolve('env');
    const client = await makeRunnable(`env > ${path}`);
    process.env.WOOCOMMERCE_TEST_CANARY = 'canary-in-the-environment';
    try {
      await client.uninstall(TARGET);
    } finally {
      delete process.env.WOOCOMMERCE_TEST_CANARY;
    }
    expect(await readFile(path, 'utf8')).not.toContain('canary');
  });

  it('throws what Helm said last', async () => {
    const client = await makeRunnable(
      'echo "coalesce.go: noise" >&2\necho "Error: chart requires kubeVersion" >&2\nexit 1',
    );
    await expect(client.upgrade(UPGRADE)).rejects.toMatchObject({
      name: 'HelmError',
      command: 'upgrade',
      exitCode: 1,
      message: expect.stringMatching(/Error: chart requires kubeVersion$/),
    });
  });

  it('ends a Helm that floods its output, and keeps only the end of it', async () => {
    const client = await makeRunnable(
      'i=0; while [ $i -lt 4000 ]; do echo "a line of a good hundred characters, which nobody would ever want to read, not even the first of them"; i=$((i+1)); done; exit 1',
    );
    const error = await client.upgrade(UPGRADE).catch(thrown => thrown);
    expect(error).toBeInstanceOf(HelmError);
    expect(error.message.length).toBeLessThanOrEqual(2_000);
  });

  it('gives an upgrade the time that it is told to take', async () => {
    const path = directory.resolve('args');
    const client = await makeRunnable(`echo "$@" > ${path}`);
    await client.upgrade({ ...UPGRADE, timeoutMs: 360_000 });
    expect(await readFile(path, 'utf8')).toContain('--timeout=360000ms');
  });

  it('gives a test more time than other calls', async () => {
    const path = directory.resolve('args');
    const client = await makeRunnable(`echo "$@" > ${path}`);
    await client.test(TARGET);
    expect(await readFile(path, 'utf8')).toBe(
      'test --namespace=store-demo --timeout=180000ms -- store-demo\n',
    );
  });

  it('throws when a test fails, and when it is cancelled', async () => {
    const failing = await makeRunnable('echo "Error: pod failed" >&2; exit 1');
    await expect(failing.test(TARGET)).rejects.toMatchObject({
      name: 'HelmError',
      command: 'test',
      exitCode: 1,
      message: 'Error: pod failed',
    });
    const hanging = await makeRunnable('exec sleep 30');
    const controller = new AbortController();
    const test = hanging.test({ ...TARGET, signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(test).rejects.toThrow(HelmError);
  });

  it('says that the program is missing', async () => {
    const client = CliHelmClient.create({
      command: directory.resolve('no-such-helm'),
      timeoutMs: 1_000,
      connection: {},
      logger: mockServices.logger.mock(),
    });
    await expect(client.uninstall(TARGET)).rejects.toThrow(
      'The helm program is not installed where the portal runs',
    );
  });

  it('lets Helm record its end when it is cancelled', async () => {
    const path = directory.resolve('end');
    const client = await makeRunnable(
      `trap 'echo failed > ${path}; kill $child; exit 1' TERM\nsleep 30 & child=$!\nwait`,
    );
    const controller = new AbortController();
    const upgrade = client.upgrade({ ...UPGRADE, signal: controller.signal });
    setTimeout(() => controller.abort(), 300);
    await expect(upgrade).rejects.toThrow(HelmError);
    expect(await readFile(path, 'utf8')).toBe('failed\n');
  });
});
