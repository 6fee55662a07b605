import { chmod, readFile, writeFile } from 'node:fs/promises';
import { createMockDirectory } from '@backstage/backend-test-utils';
import { CliHelmProgram } from './CliHelmProgram';

describe('CliHelmProgram', () => {
  const directory = createMockDirectory();
  const command = directory.resolve('helm');

  beforeEach(() => directory.clear());

  async function writeHelm(script: string, mode = 0o755): Promise<void> {
    await writeFile(command, `#!/bin/sh\n${script}\n`);
    await chmod(command, mode);
  }

  it('knows the version of a program that can be used', async () => {
    await writeHelm('[ "$*" = "version --short" ] && echo v4.2.4+g1a2b3c4');
    await expect(CliHelmProgram.create({ command }).check()).resolves.toEqual({
      usable: true,
      path: command,
      version: 'v4.2.4+g1a2b3c4',
    });
  });

  it.each<[string, string | undefined, number, string]>([
    ['is missing', undefined, 0, 'is not installed where the portal runs'],
    ['is not executable', 'echo v4.2.4', 0o644, 'is not executable where'],
    [
      'is too old',
      'echo v3.19.0',
      0o755,
      'has version v3.19.0, and 4 is needed',
    ],
    [
      'is too new',
      'echo v40.0.0',
      0o755,
      'has version v40.0.0, and 4 is needed',
    ],
    ['is something else', 'echo hello', 0o755, 'has version hello, and 4'],
    ['fails', 'echo bad >&2; exit 1', 0o755, 'does not say its version'],
  ])('F8: says that a program %s', async (_, script, mode, message) => {
    if (script !== undefined) {
      await writeHelm(script, mode);
    }
    await expect(
      CliHelmProgram.create({ command }).check(),
    ).resolves.toMatchObject({
      usable: false,
      message: expect.stringContaining(message),
    });
  });

  it('F8: notices at once that a program was exchanged', async () => {
    const program = CliHelmProgram.create({ command });
    const isUsable = async () => (await program.check()).usable;
    expect(await isUsable()).toBe(false);
    await writeHelm('echo v4.2.4');
    expect(await isUsable()).toBe(true);
    await writeHelm('echo "v3.19.0"');
    expect(await isUsable()).toBe(false);
    await writeHelm('echo    v4.3.0');
    expect(await isUsable()).toBe(true);
  });

  it('does not run a program that it knows', async () => {
    const count = directory.resolve('count');
    await writeHelm(`echo x >> ${count}; echo v4.2.4`);
    const program = CliHelmProgram.create({ command });
    await Promise.all([program.check(), program.check()]);
    await program.check();
    expect(await readFile(count, 'utf8')).toBe('x\n');
  });

  it('finds a program on the PATH', async () => {
    await writeHelm('echo v4.2.4');
    const path = process.env.PATH;
    process.env.PATH = `/nowhere:${directory.path}:${path}`;
    try {
      await expect(
        CliHelmProgram.create({ command: 'helm' }).check(),
      ).resolves.toMatchObject({ usable: true, path: command });
    } finally {
      process.env.PATH = path;
    }
  });
});
