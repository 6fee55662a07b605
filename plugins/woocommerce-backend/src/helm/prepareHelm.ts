import { LoggerService } from '@backstage/backend-plugin-api';
import { CliHelmProgram } from './CliHelmProgram';
import { getHelmTimes, HelmTimes } from './getHelmTimes';
import { HelmGuard } from './HelmGuard';
import { HelmDirectory } from './HelmDirectory';
import { HelmProgram } from './HelmProgram';
import { PreparedCharts } from './PreparedCharts';

/** What the calls of Helm in all clusters share. */
export interface HelmSetup {
  readonly program: HelmProgram;
  readonly guard: HelmGuard;
  /** Where Helm may write. */
  readonly directory: HelmDirectory;
  readonly charts: PreparedCharts;
  /** How long one call may take, in milliseconds. */
  readonly timeoutMs: number;
  readonly times: HelmTimes;
}

/**
 * Gets ready to call Helm: clears up after portals that were killed, and says in
 * the log when there is no Helm that can be used. It may be there later.
 */
export async function prepareHelm(options: {
  /** The program's name on the PATH, or its path. */
  command: string;
  timeoutMs: number;
  /** How long leases are given for. */
  leaseMs: number;
  logger: LoggerService;
}): Promise<HelmSetup> {
  const { command, timeoutMs, leaseMs, logger } = options;
  const program = CliHelmProgram.create({ command });
  const guard = new HelmGuard();
  const directory = HelmDirectory.create();
  const status = await program.check();
  if (!status.usable) {
    logger.error(status.message);
  }
  try {
    await directory.sweep();
  } catch (error) {
    logger.warn('Could not clear up Helm’s old files', error as Error);
  }
  return {
    program,
    guard,
    directory,
    charts: new PreparedCharts(),
    timeoutMs,
    times: getHelmTimes(leaseMs),
  };
}
