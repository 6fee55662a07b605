import { setTimeout as sleep } from 'node:timers/promises';
import { HelmError, HelmFailure } from '../../helm/HelmError';
import { makeStore } from '../__testUtils__/stores';
import { explainHooks } from './explainHooks';
import { StepContext } from './Step';

const INTERVAL_MS = 20;

describe('explainHooks', () => {
  const findHookProblem = jest.fn();
  const record = jest.fn(async () => {});
  const problem = {
    reason: 'ImagePullFailed',
    message: 'no such image',
    evidence: [{ kind: 'pod', text: 'ErrImagePull' }],
  };

  async function run(runHelm: () => Promise<void>): Promise<void> {
    const context = {
      store: makeStore(),
      cluster: { findHookProblem },
      clock: () => new Date(),
      record,
    } as unknown as StepContext;
    await explainHooks(context, runHelm, INTERVAL_MS);
  }

  function fail(
    failure: HelmFailure,
    message = 'Error: timed out waiting for the condition',
  ): HelmError {
    return new HelmError({ command: 'upgrade', failure, message });
  }

  async function waitForQuestions(count: number): Promise<void> {
    while (findHookProblem.mock.calls.length < count) {
      await sleep(1);
    }
  }

  beforeEach(() => {
    findHookProblem.mockReset().mockResolvedValue(undefined);
    record.mockClear();
  });

  it('asks for nothing when Helm ends well and soon', async () => {
    await run(async () => {});
    expect(findHookProblem).not.toHaveBeenCalled();
  });

  it('asks at the end when Helm fails', async () => {
    findHookProblem.mockResolvedValue(problem);
    const error = fail('Failed');
    await expect(run(() => Promise.reject(error))).rejects.toMatchObject({
      message: `no such image (Helm: ${error.message})`,
    });
    expect(findHookProblem).toHaveBeenCalledTimes(1);
  });

  it('names what was the matter with a pod that is gone by the end', async () => {
    findHookProblem.mockResolvedValueOnce(problem);
    const error = fail('Failed');
    const running = run(async () => {
      await waitForQuestions(2);
      throw error;
    });
    await expect(running).rejects.toMatchObject({
      message: `no such image (Helm: ${error.message})`,
      reason: 'ImagePullFailed',
      evidence: expect.arrayContaining(problem.evidence),
    });
  });

  it('tells once what Helm waits for, and that it needn’t any longer', async () => {
    findHookProblem.mockResolvedValueOnce(problem);
    findHookProblem.mockResolvedValueOnce(problem);
    await run(() => waitForQuestions(4));
    expect(record.mock.calls).toEqual([
      [
        expect.objectContaining({
          operation: expect.objectContaining({ message: 'no such image' }),
        }),
      ],
      [
        expect.objectContaining({
          operation: expect.objectContaining({ message: undefined }),
        }),
      ],
    ]);
  });

  it('tells nothing after Helm has ended', async () => {
    let answer = (_: unknown) => {};
    findHookProblem.mockReturnValueOnce(
      new Promise(resolve => {
        answer = resolve;
      }),
    );
    const running = run(() => waitForQuestions(1));
    await waitForQuestions(1);
    await sleep(5);
    answer(problem);
    await running;
    expect(record).not.toHaveBeenCalled();
  });

  it.each<[string, HelmError]>([
    ['was called off', fail('Canceled')],
    [
      'says itself what is wrong',
      fail('Failed', 'Error: exceeded quota: store-limits'),
    ],
  ])('asks nobody when Helm %s', async (_, error) => {
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
    expect(findHookProblem).not.toHaveBeenCalled();
  });

  it('says what Helm says when nobody knows better', async () => {
    findHookProblem.mockRejectedValue(new Error('no answer'));
    const error = fail('Failed');
    await expect(run(() => Promise.reject(error))).rejects.toBe(error);
  });
});
