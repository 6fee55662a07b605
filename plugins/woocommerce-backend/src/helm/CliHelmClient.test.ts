import {
  mockServices,
  createMockDirectory,
} from '@backstage/backend-test-utils';
import { chmod, readFile } from 'node:fs/promises';
import { isRunning, waitForPid } from './__testUtils__/processes';
import { TestLease } from './__testUtils__/TestLease';
import { CliHelmClient } from './CliHelmClient';
import { getHelmTimes } from './getHelmTimes';
import { HelmGuard } from './HelmGuard';
import { HelmDirectory } from './HelmDirectory';
import { HelmError } from './HelmError';
import { HelmProgramStatus } from './HelmProgram';
import { PreparedCharts } from './PreparedCharts';

jest.setTimeout(30_000);

const TARGET = { release: 'store-demo', namespace: 'store-demo' };
const UPGRADE = {
  ...TARGET,
  chart: '/charts/store',
  version: '0.1.0',
  values: { store: { title: 'Shop; $(id) `id` "\n--set' } },
};

/** Does as Helm does: records that it has failed when it is told to end. */
const makeObedient = (path: string) =>
  `trap 'echo failed > ${path}.end; kill $child; exit 1' TERM
   sleep 300 & child=$!
   echo $$ > ${path}.pid
   wait`;

describe('CliHelmClient', () => {
  const guard = new HelmGuard();
  const charts = new PreparedCharts();
  const directory = createMockDirectory();
  const path = directory.resolve('out');

  /** A client whose Helm is a script, for bash. */
  async function makeClient(
    script: string,
    options: {
      status?: HelmProgramStatus;
      parent?: string;
      hangMs?: number;
      timeoutMs?: number;
    } = {},
  ): Promise<CliHelmClient> {
    directory.setContent({ helm: `#!/bin/bash\n${script}\n` });
    const program = directory.resolve('helm');
    await chmod(program, 0o755);
    const { parent = directory.path, hangMs = 30_000 } = options;
    const status: HelmProgramStatus = options.status ?? {
      usable: true,
      path: program,
      version: 'v4.2.4',
    };
    return CliHelmClient.create({
      program: { check: async () => status },
      guard,
      directory: HelmDirectory.create({ parent }),
      charts,
      timeoutMs: options.timeoutMs ?? 10_000,
      connection: {},
      logger: mockServices.logger.mock(),
      times: { ...getHelmTimes(15_000), graceMs: 300, hangMs },
    });
  }

  async function fail(call: Promise<void>): Promise<HelmError> {
    const error = await call.then(
      () => undefined,
      thrown => thrown,
    );
    expect(error).toBeInstanceOf(HelmError);
    return error;
  }

  it('gives the values on stdin, byte for byte, and nowhere else', async () => {
    const client = await makeClient(
      `{ echo "$@"; env; } > ${path}.args\ncat > ${path}.values`,
    );
    await client.upgrade(UPGRADE);
    expect(JSON.parse(await readFile(`${path}.values`, 'utf8'))).toEqual(
      UPGRADE.values,
    );
    expect(await readFile(`${path}.args`, 'utf8')).not.toContain('Shop');
  });

  it('does not take the name of a value for Helm’s own notation', async () => {
    const values = { 'a[99999999]': 1, 'b.c': { 'd,e=f': 'g' } };
    const client = await makeClient(
      `echo "$@" > ${path}.args\ncat > ${path}.values`,
    );
    await client.upgrade({ ...UPGRADE, values });
    expect(JSON.parse(await readFile(`${path}.values`, 'utf8'))).toEqual(
      values,
    );
    expect(await readFile(`${path}.args`, 'utf8')).not.toContain('99999999');
  });

  it('keeps the portal’s environment to itself', async () => {
    const client = await makeClient(`env > ${path}`);
    const options = process.env.NODE_OPTIONS;
    process.env.WOOCOMMERCE_TEST_CANARY = 'canary-in-the-environment';
    process.env.NODE_OPTIONS = `${options ?? ''} --no-warnings`;
    try {
      await client.uninstall(TARGET);
    } finally {
      delete process.env.WOOCOMMERCE_TEST_CANARY;
      process.env.NODE_OPTIONS = options;
    }
    const environment = await readFile(path, 'utf8');
    expect(environment).not.toContain('canary');
    expect(environment).not.toContain('NODE_');
  });

  it('throws what Helm said last', async () => {
    const client = await makeClient(
      'echo "coalesce.go: noise" >&2\necho "Error: chart requires kubeVersion" >&2\nexit 1',
    );
    await expect(client.upgrade(UPGRADE)).rejects.toMatchObject({
      name: 'HelmError',
      command: 'upgrade',
      failure: 'Failed',
      isBlameless: false,
      exitCode: 1,
      message: expect.stringMatching(/Error: chart requires kubeVersion$/),
    });
  });

  it('gives an upgrade the time that it is told to take', async () => {
    const client = await makeClient(`echo "$@" > ${path}`);
    await client.upgrade({ ...UPGRADE, timeoutMs: 360_000 });
    expect(await readFile(path, 'utf8')).toContain('--timeout=360000ms');
  });

  it('gives a test more time than other calls', async () => {
    const client = await makeClient(`echo "$@" > ${path}`);
    await client.test(TARGET);
    expect(await readFile(path, 'utf8')).toBe(
      'test --namespace=store-demo --timeout=180000ms -- store-demo\n',
    );
  });

  it('throws when a test fails', async () => {
    const client = await makeClient('echo "Error: pod failed" >&2; exit 1');
    await expect(client.test(TARGET)).rejects.toMatchObject({
      name: 'HelmError',
      command: 'test',
      exitCode: 1,
      message: 'Error: pod failed',
    });
  });

  it.each<[string, (signal: AbortSignal) => object]>([
    ['a signal', signal => ({ signal })],
    ['its lease', signal => ({ lease: endWith(signal) })],
  ])('lets Helm record its end when %s ends it', async (_, makeLimits) => {
    const client = await makeClient(makeObedient(path));
    const controller = new AbortController();
    const call = fail(
      client.upgrade({ ...UPGRADE, ...makeLimits(controller.signal) }),
    );
    await waitForPid(`${path}.pid`);
    controller.abort();
    expect(await call).toMatchObject({
      failure: 'Canceled',
      isBlameless: true,
    });
    expect(await readFile(`${path}.end`, 'utf8')).toBe('failed\n');
  });

  it('says that Helm was killed by somebody else', async () => {
    const client = await makeClient('kill -9 $$');
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'Killed',
      isBlameless: false,
      message: 'Helm was killed by SIGKILL',
    });
  });

  it('F2: never tells people that another operation is in progress', async () => {
    const client = await makeClient(
      'echo "Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress" >&2; exit 1',
    );
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'ReleaseLocked',
      isBlameless: true,
      message: 'Somebody else’s Helm is at work on the release',
    });
  });

  it('F5: survives 200 MB of output without an end, and judges by the exit code', async () => {
    const client = await makeClient(
      `head -c 200000000 /dev/zero | tr "\\0" x; ps -o rss= -p $PPID > ${path}; exit 0`,
    );
    const before = process.memoryUsage().rss;
    await client.upgrade(UPGRADE);
    expect(process.memoryUsage().rss - before).toBeLessThan(50e6);
    const guardKb = Number(await readFile(path, 'utf8'));
    expect(guardKb).toBeGreaterThan(0);
    expect(guardKb).toBeLessThan(150_000);
  });

  it('F5: keeps the end of a long output', async () => {
    const flood = 'head -c 5000000 /dev/zero | tr "\\0" x';
    const client = await makeClient(
      `${flood}; ${flood} >&2; echo " Error: the end" >&2; exit 1`,
    );
    const { message } = await fail(client.upgrade(UPGRADE));
    expect(message).toMatch(/x Error: the end$/);
    expect(message.length).toBeLessThanOrEqual(2_000);
  });

  it('F5: tells nothing binary, and nothing that looks like a secret', async () => {
    const client = await makeClient(
      'printf "\\033[31mError:\\033[0m \\0\\377\\001 https://bob:canary@host/ password=canary\\n" >&2; exit 1',
    );
    expect((await fail(client.upgrade(UPGRADE))).message).toBe(
      'Error: \ufffd https://[redacted]@host/ password=[redacted]',
    );
  });

  it('F6: ends a Helm that hangs in silence, with a reason', async () => {
    const client = await makeClient(
      `echo $$ > ${path}.pid; trap '' TERM; while true; do sleep 1; done`,
      { timeoutMs: 100, hangMs: 300 },
    );
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'TimedOut',
      isBlameless: false,
      message: 'Helm did not end in time',
    });
    expect(await isRunning(await waitForPid(`${path}.pid`))).toBe(false);
  });

  it('F8: runs nothing that can’t be used', async () => {
    const message = 'The helm program has version v3.19.0, and 4 is needed';
    const client = await makeClient(`echo $$ > ${path}.pid`, {
      status: { usable: false, message },
    });
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'Unavailable',
      isBlameless: true,
      message,
    });
    await expect(readFile(`${path}.pid`)).rejects.toThrow();
  });

  it('has uninstalled what is not there, and nothing else that fails', async () => {
    const missing = await makeClient(
      'echo "Error: uninstall: Release not loaded: store-demo: release: not found" >&2; exit 1',
    );
    await expect(missing.uninstall(TARGET)).resolves.toBeUndefined();
    const unknown = await makeClient(
      'echo "Error: uninstall: Release not loaded: store-demo: query: failed to query with labels: etcdserver: leader changed" >&2; exit 1',
    );
    expect(await fail(unknown.uninstall(TARGET))).toMatchObject({
      failure: 'Failed',
      message: expect.stringContaining('leader changed'),
    });
  });

  it('F8: says that Helm can’t be started', async () => {
    const client = await makeClient('', {
      status: {
        usable: true,
        path: directory.resolve('gone'),
        version: 'v4.2.4',
      },
    });
    expect(await fail(client.uninstall(TARGET))).toMatchObject({
      failure: 'Unavailable',
      message: expect.stringContaining('ENOENT'),
    });
  });

  it('F34: says that there is no room for Helm’s files, and runs nothing', async () => {
    const client = await makeClient(`echo $$ > ${path}.pid`, {
      parent: directory.resolve('helm'),
    });
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'Unavailable',
      isBlameless: true,
      message: 'The portal has no room for Helm’s files: ENOTDIR',
    });
    await expect(readFile(`${path}.pid`)).rejects.toThrow();
  });

  it('F33: says that a release is too large', async () => {
    const client = await makeClient(
      'echo \'Error: create: failed to create: Secret "sh.helm.release.v1.store-demo.v1" is invalid: data: Too long: may not be more than 1048576 bytes\' >&2; exit 1',
    );
    expect(await fail(client.upgrade(UPGRADE))).toMatchObject({
      failure: 'ReleaseTooLarge',
      isBlameless: false,
      message: expect.stringContaining('1 MiB'),
    });
  });
});

/** A lease that is taken from its holder, by a signal. */
function endWith(signal: AbortSignal): TestLease {
  const lease = new TestLease(60_000);
  signal.addEventListener('abort', () => lease.end('superseded'));
  return lease;
}
