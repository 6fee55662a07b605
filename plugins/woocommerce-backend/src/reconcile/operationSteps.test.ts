import { OperationStep } from '../database/StoreRepository';
import { NOW, inSeconds } from './__testUtils__/stores';
import { beginStep, endStep } from './operationSteps';

const running: OperationStep = {
  name: 'install-release',
  status: 'Running',
  attempts: 1,
  startedAt: NOW.toISOString(),
};

describe('the steps of an operation', () => {
  it('are noted when they begin and when they end', () => {
    const begun = beginStep([], { step: 'install-release', now: NOW });
    expect(begun).toEqual([running]);
    expect(endStep(begun, { now: inSeconds(3) })).toEqual([
      {
        ...running,
        status: 'Succeeded',
        finishedAt: inSeconds(3).toISOString(),
      },
    ]);
  });

  it('keep what went wrong, and count when they are run again', () => {
    const failed = endStep([running], { now: inSeconds(3), message: 'Full.' });
    expect(failed).toMatchObject([{ status: 'Failed', message: 'Full.' }]);

    const again = beginStep(failed, {
      step: 'install-release',
      now: inSeconds(5),
    });
    expect(again).toEqual([{ ...running, attempts: 2, message: 'Full.' }]);
    const done = endStep(again, { now: inSeconds(6) });
    expect(done).toMatchObject([{ status: 'Succeeded', attempts: 2 }]);
    expect(done[0].message).toBeUndefined();
  });

  it('count one that a dead process has left', () => {
    expect(
      beginStep([running], { step: 'install-release', now: inSeconds(20) }),
    ).toEqual([{ ...running, attempts: 2 }]);
  });

  it('are noted anew when they are run once more after they succeeded', () => {
    const done = endStep([running], { now: NOW });
    expect(beginStep(done, { step: 'install-release', now: NOW })).toHaveLength(
      2,
    );
  });

  it('are forgotten when there are too many', () => {
    let steps: OperationStep[] = [];
    for (let index = 0; index < 200; index += 1) {
      steps = beginStep(steps, { step: `step-${index}`, now: NOW });
    }
    expect(steps).toHaveLength(50);
    expect(steps.at(-1)?.name).toBe('step-199');
  });
});
