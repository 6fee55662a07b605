import { ChildProcess, spawn } from 'node:child_process';
import { chmod, readFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import {
  isRunning,
  readProcess,
  waitForPid,
  waitUntilGone,
} from './__testUtils__/processes';
import { TestLease } from './__testUtils__/TestLease';
import { GuardTimes } from './guardMessages';
import { HelmGuard } from './HelmGuard';

jest.setTimeout(60_000);

const TIMES: GuardTimes = {
  graceMs: 300,
  disconnectGraceMs: 300,
  terminateBeforeMs: 1_000,
  killBeforeMs: 500,
};

const LONG = 60_000;

/** Writes its number to a file, starts another process, and waits for it. */
const STUBBORN = `
  trap 'echo told >> $OUT.told' TERM
  (trap '' TERM; exec sleep 300) & echo $! > $OUT.child
  echo $$ > $OUT.pid
  while true; do wait; done`;

/** Does as Helm does: records that it has failed when it is told to end. */
const OBEDIENT = `
  trap 'echo failed > $OUT.end; kill $child; exit 1' TERM
  sleep 300 & child=$!
  echo $$ > $OUT.pid
  wait`;

describe('HelmGuard', () => {
  const guard = new HelmGuard();
  const directory = createMockDirectory();
  const portals: ChildProcess[] = [];

  afterEach(() => {
    portals.splice(0).forEach(portal => portal.kill('SIGKILL'));
  });

  async function writeProgram(script: string) {
    directory.setContent({ program: `#!/bin/bash\n${script}\n` });
    const command = directory.resolve('program');
    await chmod(command, 0o755);
    return {
      command,
      args: [],
      input: '',
      env: { PATH: process.env.PATH!, OUT: directory.resolve('out') },
      timeoutMs: LONG,
      times: TIMES,
    };
  }

  /** Runs the program as the portal does, in a process of its own. */
  async function startPortal(script: string, leaseMs: number) {
    const portal = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        require.resolve('./__testUtils__/portalProcess'),
        JSON.stringify({
          ...(await writeProgram(script)),
          times: { ...TIMES, terminateBeforeMs: 3_000, killBeforeMs: 2_000 },
          leaseMs,
        }),
      ],
      { stdio: 'ignore' },
    );
    portals.push(portal);
    return portal;
  }

  const waitForProgram = () => waitForPid(directory.resolve('out.pid'));
  const waitForChild = () => waitForPid(directory.resolve('out.child'));

  it('passes on exit code, output and input, and nothing but the given environment', async () => {
    const options = await writeProgram(
      'cat > $OUT.input; env > $OUT.env; echo fine; echo bad >&2; exit 3',
    );
    await expect(guard.run({ ...options, input: 'values' })).resolves.toEqual({
      type: 'ended',
      exitCode: 3,
      stdout: 'fine\n',
      stderr: 'bad\n',
    });
    const path = directory.resolve('out');
    expect(await readFile(`${path}.input`, 'utf8')).toBe('values');
    const names = (await readFile(`${path}.env`, 'utf8'))
      .split('\n')
      .map(line => line.split('=')[0])
      // These are bash's own.
      .filter(name => !['', 'PWD', 'SHLVL', '_'].includes(name));
    expect(names.sort()).toEqual(['OUT', 'PATH']);
  });

  it('says that a program could not be started', async () => {
    const options = await writeProgram('');
    await expect(
      guard.run({ ...options, command: directory.resolve('none') }),
    ).resolves.toMatchObject({ type: 'failed', code: 'ENOENT' });
  });

  it('starts nothing when it was cancelled before', async () => {
    const options = await writeProgram('echo $$ > $OUT.pid');
    await expect(
      guard.run({ ...options, signal: AbortSignal.abort() }),
    ).resolves.toMatchObject({ cause: 'canceled' });
    const lease = new TestLease(TIMES.terminateBeforeMs / 2);
    await expect(guard.run({ ...options, lease })).resolves.toMatchObject({
      cause: 'lease',
    });
    await expect(readFile(directory.resolve('out.pid'))).rejects.toThrow();
  });

  it('F4: ends a program that ignores SIGTERM, with what it has started', async () => {
    const options = await writeProgram(STUBBORN);
    const controller = new AbortController();
    const running = guard.run({ ...options, signal: controller.signal });
    const pids = [await waitForProgram(), await waitForChild()];
    controller.abort();
    await expect(running).resolves.toMatchObject({
      cause: 'canceled',
      signal: 'SIGKILL',
    });
    expect(await Promise.all(pids.map(isRunning))).toEqual([false, false]);
    expect(await readFile(directory.resolve('out.told'), 'utf8')).toBe(
      'told\n',
    );
  });

  it('F4: leaves nothing behind that a program has started, though it ends in peace', async () => {
    const options = await writeProgram(
      `(trap '' TERM; exec sleep 300) & echo $! > $OUT.child; echo $$ > $OUT.pid; echo done`,
    );
    const outcome = await guard.run(options);
    expect(outcome).toMatchObject({ exitCode: 0, stdout: 'done\n' });
    expect(await isRunning(await waitForChild())).toBe(false);
  });

  it('F6: ends a program that hangs when its time is up', async () => {
    const options = await writeProgram(STUBBORN);
    const outcome = await guard.run({ ...options, timeoutMs: 500 });
    expect(outcome).toMatchObject({ cause: 'timeout', signal: 'SIGKILL' });
    expect(await isRunning(await waitForChild())).toBe(false);
  });

  it('lets a program record its end when it is told to end', async () => {
    const options = await writeProgram(OBEDIENT);
    const lease = new TestLease(LONG);
    const running = guard.run({ ...options, lease });
    await waitForProgram();
    lease.end('superseded');
    await expect(running).resolves.toMatchObject({
      cause: 'canceled',
      exitCode: 1,
    });
    expect(await readFile(directory.resolve('out.end'), 'utf8')).toBe(
      'failed\n',
    );
  });

  it('kills a program at once when its lease is lost', async () => {
    const options = {
      ...(await writeProgram(STUBBORN)),
      times: { ...TIMES, graceMs: LONG },
    };
    const lease = new TestLease(LONG);
    const running = guard.run({ ...options, lease });
    await waitForProgram();
    lease.end('lost');
    await expect(running).resolves.toMatchObject({
      cause: 'lease',
      signal: 'SIGKILL',
    });
  });

  it('ends a program before its lease is over that nobody renews', async () => {
    const options = {
      ...(await writeProgram(STUBBORN)),
      times: { ...TIMES, graceMs: LONG, killBeforeMs: 2_000 },
    };
    const lease = new TestLease(4_000);
    const running = guard.run({ ...options, lease });
    const pids = [await waitForProgram(), await waitForChild()];
    await Promise.all(pids.map(waitUntilGone));
    expect(lease.getRemainingMs()).toBeGreaterThan(0);
    await expect(running).resolves.toMatchObject({
      cause: 'lease',
      signal: 'SIGKILL',
    });
  });

  it('lets a program run for as long as its lease is renewed', async () => {
    const options = await writeProgram('echo $$ > $OUT.pid; sleep 3; exit 0');
    const lease = new TestLease(1_800);
    const renewing = setInterval(() => lease.renew(1_800), 200);
    try {
      await expect(guard.run({ ...options, lease })).resolves.toMatchObject({
        exitCode: 0,
      });
    } finally {
      clearInterval(renewing);
    }
  });

  it('ends a program when the portal is killed', async () => {
    const portal = await startPortal(STUBBORN, LONG);
    const pids = [await waitForProgram(), await waitForChild()];
    portal.kill('SIGKILL');
    await Promise.all(pids.map(waitUntilGone));
    expect(await readFile(directory.resolve('out.told'), 'utf8')).toBe(
      'told\n',
    );
  });

  it('lets a program record its end when the portal is killed', async () => {
    const portal = await startPortal(OBEDIENT, LONG);
    const pid = await waitForProgram();
    portal.kill('SIGKILL');
    await waitUntilGone(pid);
    expect(await readFile(directory.resolve('out.end'), 'utf8')).toBe(
      'failed\n',
    );
  });

  it('F10: ends a program before its lease is over when the portal is stopped', async () => {
    const leaseMs = 5_000;
    const portal = await startPortal(STUBBORN, leaseMs);
    const pids = [await waitForProgram(), await waitForChild()];
    portal.kill('SIGSTOP');
    const stoppedAt = performance.now();
    await Promise.all(pids.map(waitUntilGone));
    expect(performance.now() - stoppedAt).toBeLessThan(leaseMs);
  });

  it('is out of reach of a signal to the portal’s process group', async () => {
    const controller = new AbortController();
    const { signal } = controller;
    const running = guard.run({ ...(await writeProgram(OBEDIENT)), signal });
    const pid = await waitForProgram();
    const guardPid = Number(await readProcess(pid, 'ppid'));
    const groups = [
      await readProcess(process.pid, 'pgid'),
      await readProcess(guardPid, 'pgid'),
      await readProcess(pid, 'pgid'),
    ];
    expect(new Set(groups).size).toBe(3);
    controller.abort();
    await running;
  });

  it('ends a program whose guard is killed', async () => {
    const running = guard.run(await writeProgram(STUBBORN));
    const pids = [await waitForProgram(), await waitForChild()];
    const guardPid = Number(await readProcess(pids[0], 'ppid'));
    process.kill(guardPid, 'SIGKILL');
    await expect(running).resolves.toMatchObject({
      type: 'ended',
      signal: 'SIGKILL',
    });
    await Promise.all(pids.map(waitUntilGone));
  });

  it('goes on with another guard when the one before was killed', async () => {
    const lost = guard.run(await writeProgram('echo $$ > $OUT.pid; sleep 300'));
    const pid = await waitForProgram();
    process.kill(Number(await readProcess(pid, 'ppid')), 'SIGKILL');
    await lost;
    await expect(guard.run(await writeProgram('echo fine'))).resolves.toEqual({
      type: 'ended',
      exitCode: 0,
      stdout: 'fine\n',
      stderr: '',
    });
  });

  it('guards several programs in one process, each by itself', async () => {
    const options = await writeProgram(
      'echo $PPID; cat > /dev/null; echo $$ > $OUT.pid; sleep 0.3',
    );
    const controller = new AbortController();
    const others = [1, 2, 3].map(() => guard.run(options));
    const canceled = guard.run({ ...options, signal: controller.signal });
    await waitForProgram();
    controller.abort();

    const ended = await Promise.all(others);

    expect(ended.map(({ type }) => type)).toEqual(['ended', 'ended', 'ended']);
    expect(ended).toEqual([ended[0], ended[0], ended[0]]);
    expect(ended[0]).toMatchObject({ exitCode: 0 });
    await expect(canceled).resolves.toMatchObject({ cause: 'canceled' });
  });

  it('reads as much input as there is, and none that nobody wants', async () => {
    const input = 'x'.repeat(1_000_000);
    const reads = await writeProgram('wc -c');
    await expect(guard.run({ ...reads, input })).resolves.toMatchObject({
      stdout: '1000000\n',
    });
    const ignores = await writeProgram('exit 0');
    await expect(guard.run({ ...ignores, input })).resolves.toMatchObject({
      exitCode: 0,
    });
  });
});
