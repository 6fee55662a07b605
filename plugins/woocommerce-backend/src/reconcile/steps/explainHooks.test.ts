import { HelmError } from '../../helm/HelmError';
import { makeStore } from '../__testUtils__/stores';
import { explainHooks } from './explainHooks';
import { StepContext } from './Step';

describe('explainHooks', () => {
  const findHookProblem = jest.fn();

  async function run(runHelm: () => Promise<void>): Promise<void> {
    const context = {
      store: makeStore(),
      cluster: { findHookProblem },
      clock: () => new Date(),
      record: async () => {},
    } as unknown as StepContext;
    await explainHooks(context, runHelm);
  }

  const failure = new HelmError({
    command: 'upgrade',
    failure: 'Failed',
    message: 'Error: timed out waiting for the condition',
  });

  beforeEach(() => {
    findHookProblem.mockReset();
  });

  it('asks for nothing when Helm ends well', async () => {
    await run(async () => {});
    expect(findHookProblem).not.toHaveBeenCalled();
  });

  it('asks once more when Helm fails, as its pod may be gone soon', async () => {
    findHookProblem.mockResolvedValue({
      reason: 'ImagePullFailed',
      message: 'no such image',
    });
    await expect(run(() => Promise.reject(failure))).rejects.toMatchObject({
      message: `no such image (Helm: ${failure.message})`,
    });
    expect(findHookProblem).toHaveBeenCalledTimes(1);
  });

  it('says what Helm says when nobody knows better', async () => {
    findHookProblem.mockRejectedValue(new Error('no answer'));
    await expect(run(() => Promise.reject(failure))).rejects.toBe(failure);
  });
});
