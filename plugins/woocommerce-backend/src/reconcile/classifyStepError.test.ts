import { HelmError } from '../helm/HelmError';
import { ClusterUnreachableError } from '../kubernetes/errors';
import { classifyStepError } from './classifyStepError';
import { StepError } from './StepError';

function makeApiError(code: number, message: string): Error {
  const body = JSON.stringify({ kind: 'Status', message });
  return Object.assign(new Error(`HTTP-Code: ${code}`), { code, body });
}

describe('classifyStepError', () => {
  it('takes over what a step has found out, with what proves it', () => {
    const evidence = [{ kind: 'Job', name: 'check', message: 'Failed' }];
    const problem = { reason: 'HookFailed', message: 'It failed' } as const;
    expect(
      classifyStepError(new StepError({ ...problem, evidence })),
    ).toMatchObject({ ...problem, evidence });
  });

  it.each<[string, Error, string, string]>([
    [
      'Helm',
      new HelmError({
        command: 'upgrade',
        message: 'Error: path "/charts/shop" not found',
      }),
      'ChartInvalid',
      'Helm/upgrade',
    ],
    [
      'the API server',
      makeApiError(403, 'pods "a" is forbidden: exceeded quota: limits'),
      'QuotaExceeded',
      'Status/403',
    ],
    [
      'nobody, for an outage',
      new ClusterUnreachableError('The cluster does not answer: ECONNREFUSED'),
      'ClusterUnreachable',
      'Status/Unreachable',
    ],
    [
      'F21: an API server that can’t ask a webhook, which answers with status 500',
      new ClusterUnreachableError(
        'The cluster does not answer: Internal error occurred: failed calling webhook "a.example.com": failed to call webhook: context deadline exceeded',
      ),
      'WebhookUnavailable',
      'Status/Unreachable',
    ],
    [
      'our own code',
      new TypeError('undefined is not a function'),
      'Unclassified',
      'Error/TypeError',
    ],
  ])('goes by the words of %s', (_, error, reason, source) => {
    const problem = classifyStepError(error);
    expect(problem.reason).toBe(reason);
    const [{ kind, name, message }] = problem.evidence ?? [];
    expect(`${kind}/${name}`).toBe(source);
    expect(message).toBe(problem.message);
  });
});
