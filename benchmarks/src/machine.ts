import { readFile } from 'node:fs/promises';
import { cpus, loadavg, release, totalmem } from 'node:os';
import { join } from 'node:path';
import { BACKSTAGE_JSON, ROOT } from './paths';
import { runProgram } from './programs/runProgram';

/** On what figures were measured. Ratios from another machine may differ. */
export interface Machine {
  readonly cpu: string;
  readonly cores: number;
  readonly memoryGiB: number;
  readonly kernel: string;
  /** How many processes wanted a core, in the minute before it was measured, in which its cluster was made. */
  readonly loadBefore: number;
}

/** Describes the machine, without its name. */
export function describeMachine(): Machine {
  const [{ model }] = cpus();
  return {
    cpu: model,
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    // Without what a distribution or a host has added.
    kernel: release().split('-')[0],
    loadBefore: loadavg()[0],
  };
}

/** The commit that is measured; undefined where the sources are no repository of Git. */
export async function readCommit(): Promise<string | undefined> {
  const args = ['-C', ROOT, 'rev-parse', '--short', 'HEAD'];
  return runProgram('git', args).then(
    output => output.trim(),
    () => undefined,
  );
}

/** Finds out the versions of what was measured, by name. */
export async function readVersions(
  programs: string,
): Promise<Record<string, string>> {
  const backstage = JSON.parse(await readFile(BACKSTAGE_JSON, 'utf8'));
  const ask = async (program: string, ...args: string[]) => {
    const output = await runProgram(join(programs, program), args);
    return /v?\d+\.\d+\.\d+/.exec(output)?.[0] ?? 'unknown';
  };
  return {
    node: process.version,
    backstage: backstage.version,
    helm: await ask('helm', 'version'),
    kubernetes: await ask('kube-apiserver', '--version'),
    etcd: await ask('etcd', '--version'),
    kwok: await ask('kwok', '--version'),
  };
}
