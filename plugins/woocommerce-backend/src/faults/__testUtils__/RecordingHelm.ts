import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { findProgram } from './findProgram';
import { isAlive } from './processes';

/** A call of Helm for one store. */
export interface HelmCall {
  readonly pid: number;
  readonly guardPid: number;
  /** The process of the portal that has called. */
  readonly portalPid: number;
  readonly namespace: string;
  /** Such as `upgrade`. */
  readonly verb: string;
}

/** The `helm` that the processes of a test call: the real one, and a record of every call. */
export class RecordingHelm {
  /** What the portal's configuration names. */
  readonly command: string;
  readonly #log: string;

  static async create(directory: string): Promise<RecordingHelm> {
    const command = join(directory, 'helm');
    const script = await readFile(join(__dirname, 'recording-helm.sh'), 'utf8');
    await mkdir(join(directory, 'log'), { recursive: true });
    await writeFile(
      command,
      script.replace('exec HELM', `exec ${await findProgram('helm')}`),
    );
    await chmod(command, 0o755);
    return new RecordingHelm(command, join(directory, 'log'));
  }

  private constructor(command: string, log: string) {
    this.command = command;
    this.#log = log;
  }

  /** All calls so far, the first one first. */
  async listCalls(namespace?: string): Promise<HelmCall[]> {
    const lines = await this.#read('calls');
    return lines
      .map(line => {
        const [, pid, guardPid, portalPid, ofNamespace, verb] = line.split(' ');
        return {
          pid: Number(pid),
          guardPid: Number(guardPid),
          portalPid: Number(portalPid),
          namespace: ofNamespace,
          verb,
        };
      })
      .filter(call => !namespace || call.namespace === namespace);
  }

  /** Those that are at work. */
  async listRunning(namespace?: string): Promise<HelmCall[]> {
    const calls = await this.listCalls(namespace);
    const running = await Promise.all(
      calls.map(call => isAlive(call.pid, `--namespace=${call.namespace}`)),
    );
    return calls.filter((_, index) => running[index]);
  }

  /** Kills a Helm as a machine without memory does, and nothing else. */
  async kill(call: HelmCall): Promise<boolean> {
    if (!(await isAlive(call.pid, `--namespace=${call.namespace}`))) {
      return false;
    }
    try {
      process.kill(call.pid, 'SIGKILL');
      return true;
    } catch {
      return false;
    }
  }

  /** Calls that were made while another one was at work on the same store. */
  async listOverlaps(): Promise<string[]> {
    return this.#read('overlaps');
  }

  /** What all calls were given: arguments and environment, as text. */
  async readGiven(): Promise<string> {
    const given = await Promise.all(
      ['arguments', 'environment'].map(name => this.#read(name)),
    );
    return given.flat().join('\n');
  }

  async #read(name: string): Promise<string[]> {
    const content = await readFile(join(this.#log, name), 'utf8').catch(
      () => '',
    );
    return content.split('\n').filter(Boolean);
  }
}
