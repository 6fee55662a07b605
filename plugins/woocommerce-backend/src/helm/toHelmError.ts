import { cleanOutput } from './cleanOutput';
import { GuardCause, GuardEnd } from './guardMessages';
import { HelmError, HelmFailure } from './HelmError';

const CAUSES: Record<GuardCause, { failure: HelmFailure; message: string }> = {
  canceled: { failure: 'Canceled', message: 'Helm was cancelled' },
  disconnected: { failure: 'Canceled', message: 'The portal was gone' },
  lease: {
    failure: 'LeaseLost',
    message: 'The lease that Helm ran under was not renewed in time',
  },
  timeout: { failure: 'TimedOut', message: 'Helm did not end in time' },
};

/** By which of its words a failure is known that has a name. */
const KNOWN: readonly { failure: HelmFailure; pattern: RegExp; say: string }[] =
  [
    {
      failure: 'ReleaseLocked',
      pattern:
        /another operation \(install\/upgrade\/rollback\) is in progress/,
      say: 'Somebody else’s Helm is at work on the release',
    },
    {
      failure: 'ReleaseMissing',
      pattern: /release: not found/,
      say: 'There is no such release',
    },
    {
      failure: 'ReleaseTooLarge',
      // Of the API server for one Secret, for a request, and of etcd.
      pattern:
        /Too long: (?:may not be more than|must have at most) 1048576 |Request entity too large|etcdserver: request is too large|trying to send message larger than max/,
      say: 'The release is larger than the 1 MiB that Helm can keep of it in a Secret',
    },
  ];

/**
 * Says how a call of Helm failed.
 *
 * @returns undefined when it succeeded: its exit code decides, whatever it has
 * printed and whoever wanted it to end
 */
export function toHelmError(
  command: string,
  end: GuardEnd,
): HelmError | undefined {
  const { cause, exitCode, signal } = end;
  if (exitCode === 0) {
    return undefined;
  }
  const said = cleanOutput(end.stderr) || cleanOutput(end.stdout);
  if (cause) {
    const { failure, message } = CAUSES[cause];
    return new HelmError({
      command,
      failure,
      exitCode,
      message: said ? `${message}: ${said}` : message,
    });
  }
  if (exitCode === undefined) {
    return new HelmError({
      command,
      failure: 'Killed',
      message: `Helm was killed by ${signal ?? 'somebody'}`,
    });
  }
  const known = KNOWN.find(({ pattern }) => pattern.test(said));
  return new HelmError({
    command,
    failure: known?.failure,
    exitCode,
    message:
      known?.say ??
      (said || `Helm ended with exit code ${exitCode} in silence`),
  });
}
