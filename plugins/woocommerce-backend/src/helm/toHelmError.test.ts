import { GuardEnd } from './guardMessages';
import { HelmFailure } from './HelmError';
import { toHelmError } from './toHelmError';

const SILENT: GuardEnd = { type: 'ended', stdout: '', stderr: '' };

describe('toHelmError', () => {
  it('F5, F7: takes nothing but the exit code for success', () => {
    const stderr = 'Error: looks bad';
    expect(
      toHelmError('upgrade', { ...SILENT, exitCode: 0, stderr }),
    ).toBeUndefined();
    expect(
      toHelmError('upgrade', { ...SILENT, exitCode: 0, cause: 'canceled' }),
    ).toBeUndefined();
  });

  it.each<[Partial<GuardEnd>, HelmFailure, string]>([
    [{ exitCode: 1, stderr: 'Error: bad' }, 'Failed', 'Error: bad'],
    [{ exitCode: 1, stdout: 'bad\n' }, 'Failed', 'bad'],
    [{ exitCode: 2 }, 'Failed', 'Helm ended with exit code 2 in silence'],
    [{ signal: 'SIGKILL' }, 'Killed', 'Helm was killed by SIGKILL'],
    [
      { cause: 'timeout', exitCode: 1, stderr: 'Error: canceled' },
      'TimedOut',
      'Helm did not end in time: Error: canceled',
    ],
    [
      { cause: 'canceled', signal: 'SIGKILL' },
      'Canceled',
      'Helm was cancelled',
    ],
    [
      { cause: 'lease', signal: 'SIGKILL' },
      'LeaseLost',
      'The lease that Helm ran under was not renewed in time',
    ],
    ...[
      'Secret "sh.helm.release.v1.a.v1" is invalid: data: Too long: may not be more than 1048576 bytes',
      'create: failed to create: Request entity too large: limit is 3145728',
      'create: failed to create: etcdserver: request is too large',
    ].map(
      stderr =>
        [
          { exitCode: 1, stderr },
          'ReleaseTooLarge',
          'The release is larger than the 1 MiB that Helm can keep of it in a Secret',
        ] as [Partial<GuardEnd>, HelmFailure, string],
    ),
    [
      {
        exitCode: 1,
        stderr:
          'Error: UPGRADE FAILED: another operation (install/upgrade/rollback) is in progress',
      },
      'ReleaseLocked',
      'Somebody else’s Helm is at work on the release',
    ],
  ])('says of %j that it is %s', (end, failure, message) => {
    expect(toHelmError('upgrade', { ...SILENT, ...end })).toMatchObject({
      command: 'upgrade',
      failure,
      message,
    });
  });
});
