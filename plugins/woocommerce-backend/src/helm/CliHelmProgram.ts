import { isError } from '@backstage/errors';
import { cleanOutput } from './cleanOutput';
import { findExecutable } from './findExecutable';
import { HelmProgram, HelmProgramStatus } from './HelmProgram';

/** The version whose options and whose ways the engine knows. */
const MAJOR = 4;

const CHECK_TIMEOUT_MS = 15_000;

/** How long is believed what a program has said of its version. */
const MAX_AGE_MS = 60_000;

/** The same when it could not say it. */
const FAILURE_MAX_AGE_MS = 2_000;

/** Finds the program, and runs it once to learn its version. */
export class CliHelmProgram implements HelmProgram {
  readonly #command: string;
  #known?: { identity: string; at: number; status: Promise<HelmProgramStatus> };

  static create(options: {
    /** The program's name on the PATH, or its path. */
    command: string;
  }): CliHelmProgram {
    return new CliHelmProgram(options.command);
  }

  private constructor(command: string) {
    this.#command = command;
  }

  async check(): Promise<HelmProgramStatus> {
    let executable;
    try {
      executable = await findExecutable(this.#command);
    } catch (error) {
      return { usable: false, message: this.#explain(error) };
    }
    const { path, identity } = executable;
    if (this.#known?.identity !== identity || this.#isOld(this.#known.at)) {
      const status = readStatus(path);
      const known = { identity, at: performance.now(), status };
      this.#known = known;
      if (!(await status).usable) {
        known.at -= MAX_AGE_MS - FAILURE_MAX_AGE_MS;
      }
    }
    return this.#known.status;
  }

  #isOld(at: number): boolean {
    return performance.now() - at > MAX_AGE_MS;
  }

  #explain(error: unknown): string {
    const { code } = error as NodeJS.ErrnoException;
    return code === 'EACCES'
      ? `The program ${this.#command} is not executable where the portal runs`
      : `The program ${this.#command} is not installed where the portal runs`;
  }
}

async function readStatus(path: string): Promise<HelmProgramStatus> {
  const { execa } = await import('execa');
  try {
    const { stdout } = await execa(path, ['version', '--short'], {
      timeout: CHECK_TIMEOUT_MS,
      killSignal: 'SIGKILL',
      killDescendants: true,
      stdin: 'ignore',
      env: { PATH: process.env.PATH ?? '' },
      extendEnv: false,
    });
    return judge(stdout.trim());
  } catch (error) {
    const why = isError(error) ? error.shortMessage ?? error.message : error;
    return {
      usable: false,
      message: `The helm program does not say its version: ${cleanOutput(
        String(why),
      )}`,
    };
  }

  function judge(version: string): HelmProgramStatus {
    const major = /^v(\d+)\./.exec(version)?.[1];
    return Number(major) === MAJOR
      ? { usable: true, path, version }
      : {
          usable: false,
          message: `The helm program has version ${
            cleanOutput(version) || 'unknown'
          }, and ${MAJOR} is needed`,
        };
  }
}
