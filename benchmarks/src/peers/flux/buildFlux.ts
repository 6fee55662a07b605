import { join } from 'node:path';
import { BOOTSTRAP, FLUX_MODULES } from '../../paths';
import { runProgram } from '../../programs/runProgram';

/** Flux's controllers that are needed for Helm releases, as their modules are called. */
const FLUX_PROGRAMS = ['source-controller', 'helm-controller'] as const;

/** Builds Flux's controllers if they are not there: minutes, the first time. */
export async function buildFlux(): Promise<void> {
  await runProgram(BOOTSTRAP, ['--only', ...FLUX_PROGRAMS]);
}

/** The folders with their custom resources' definitions, where Go keeps their sources. */
export async function findFluxDefinitions(): Promise<string[]> {
  return Promise.all(
    FLUX_PROGRAMS.map(async program => {
      const answer = await runProgram(
        'go',
        ['mod', 'download', '-json', `github.com/fluxcd/${program}`],
        { cwd: join(FLUX_MODULES, program), env: { GOWORK: 'off' } },
      );
      return join(JSON.parse(answer).Dir, 'config/crd/bases');
    }),
  );
}
