import { mockServices } from '@backstage/backend-test-utils';
import { eventually } from '../__testUtils__/eventually';
import { neverAnswer } from '../__testUtils__/neverAnswer';
import { Synchronizer } from './Synchronizer';

function setUp() {
  const controller = new AbortController();
  const scheduler = mockServices.scheduler();
  const logger = mockServices.logger.mock();
  const synchronizer = new Synchronizer({
    logger,
    schedule: { frequency: { minutes: 10 }, timeout: { minutes: 5 } },
    scheduler,
    signal: controller.signal,
    minPauseMs: 1,
    maxPauseMs: 2,
  });
  return { controller, logger, scheduler, synchronizer };
}

describe('Synchronizer', () => {
  it('tries until it succeeds, and says what is the matter', async () => {
    const { logger, synchronizer } = setUp();
    const sync = jest
      .fn()
      .mockRejectedValueOnce(new Error('not up yet'))
      .mockRejectedValueOnce(new Error('not up yet'))
      .mockResolvedValue(undefined);
    await synchronizer.start({ id: 'task', sync });
    await eventually(() => expect(sync).toHaveBeenCalledTimes(3));
    expect(logger.warn).toHaveBeenCalledTimes(2);
    expect(logger.warn).toHaveBeenCalledWith(
      'task is out of date, trying again in 0.001 seconds: Error: not up yet',
    );
  });

  it('synchronizes again by schedule', async () => {
    const { scheduler, synchronizer } = setUp();
    const sync = jest.fn(async () => {});
    await synchronizer.start({ id: 'task', sync });
    await scheduler.triggerTask('task');
    expect(sync).toHaveBeenCalledTimes(2);
  });

  it('gives up what hangs when its time is over', async () => {
    const { logger, scheduler, synchronizer } = setUp();
    const sync = jest
      .fn((signal: AbortSignal): Promise<void> => neverAnswer({}, { signal }))
      .mockResolvedValueOnce(undefined);
    await synchronizer.start({ id: 'task', sync });
    const run = scheduler.triggerTask('task');
    await scheduler.cancelTask('task');
    await run;
    expect(logger.warn.mock.calls).toEqual([
      [
        'task is out of date, trying again by schedule: AbortError: The operation was aborted',
      ],
    ]);
  });

  it('says nothing of what the shutdown ends', async () => {
    const { controller, logger, scheduler, synchronizer } = setUp();
    const sync = jest
      .fn((signal: AbortSignal): Promise<void> => neverAnswer({}, { signal }))
      .mockResolvedValueOnce(undefined);
    await synchronizer.start({ id: 'task', sync });
    const run = scheduler.triggerTask('task');
    controller.abort();
    await run;
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('does not start twice what is running', async () => {
    const { synchronizer } = setUp();
    let finish = () => {};
    const sync = jest.fn(
      () =>
        new Promise<void>(resolve => {
          finish = resolve;
        }),
    );
    synchronizer.request({ id: 'task', sync });
    synchronizer.request({ id: 'task', sync });
    expect(sync).toHaveBeenCalledTimes(1);

    finish();
    await eventually(() => {
      synchronizer.request({ id: 'task', sync });
      expect(sync).toHaveBeenCalledTimes(2);
    });
    finish();
  });

  it('stops trying when the backend shuts down', async () => {
    const { controller, synchronizer } = setUp();
    const sync = jest.fn().mockRejectedValue(new Error('down'));
    synchronizer.request({ id: 'task', sync });
    await eventually(() => expect(sync.mock.calls.length).toBeGreaterThan(1));
    controller.abort();
    await new Promise(resolve => setTimeout(resolve, 10));
    const { length } = sync.mock.calls;
    await new Promise(resolve => setTimeout(resolve, 20));
    expect(sync).toHaveBeenCalledTimes(length);
  });
});
