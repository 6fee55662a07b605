import { mockServices } from '@backstage/backend-test-utils';
import { SignalPayload } from '@backstage/plugin-signals-node';
import {
  StoreChange,
  StoreChangeSignal,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { DefaultStoreChangePublisher } from './DefaultStoreChangePublisher';
import { ChangedStore } from './StoreChangePublisher';

/** Lets everything go on that waits for nothing else. */
const settle = () => new Promise(setImmediate);

describe('DefaultStoreChangePublisher', () => {
  const change = { action: 'updated', id: 'id-of-demo', name: 'demo' } as const;
  const updated = (name: string) => ({ ...change, id: `id-of-${name}`, name });

  function setUp(options: { timeoutMs?: number } = {}) {
    const events = mockServices.events.mock();
    events.publish.mockResolvedValue();
    const signals = {
      publish: jest.fn(async (_: SignalPayload) => {}),
    };
    const logger = mockServices.logger.mock();
    const publisher = DefaultStoreChangePublisher.create({
      events,
      signals,
      logger,
      ...options,
    });
    const tell = async (...changes: ChangedStore[]) => {
      await Promise.all(changes.map(each => publisher.publish(each)));
      await settle();
    };
    const toldNames = () =>
      events.publish.mock.calls.map(
        ([{ eventPayload }]) => (eventPayload as StoreChange).name,
      );
    return { events, signals, logger, publisher, tell, toldNames };
  }

  it('tells browsers and backend plugins', async () => {
    const { events, signals, logger, tell } = setUp();
    await tell(change);
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'woocommerce.stores',
      eventPayload: { action: 'updated', name: 'demo' },
    });
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'woocommerce:stores',
      message: { action: 'updated', id: 'id-of-demo' },
    });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('tells the others when it can’t tell one of them', async () => {
    const { events, signals, logger, tell } = setUp();
    events.publish.mockRejectedValue(new Error('no broker'));
    await tell(change);
    expect(signals.publish).toHaveBeenCalledTimes(1);
    expect(logger.warn).toHaveBeenCalledWith(
      'Could not tell that store demo changed: Error: no broker',
    );
  });

  it('does not throw, even at once', async () => {
    const { signals, logger, publisher } = setUp();
    signals.publish.mockImplementation(() => {
      throw new Error('not started');
    });
    await expect(publisher.publish(change)).resolves.toBeUndefined();
    await settle();
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });

  it('holds nobody up, and tells once what changes several times meanwhile', async () => {
    const { events, tell, toldNames } = setUp();
    const answers: (() => void)[] = [];
    events.publish.mockImplementation(
      () => new Promise<void>(resolve => answers.push(resolve)),
    );
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'e', 'e'];
    await tell(...names.map(updated));
    expect(toldNames()).toEqual(['a', 'b', 'c', 'd']);

    await tell({ ...updated('e'), action: 'deleted' });
    answers.splice(0).forEach(answer => answer());
    await settle();
    answers.splice(0).forEach(answer => answer());
    expect(toldNames()).toEqual(['a', 'b', 'c', 'd', 'e', 'f']);
    expect(events.publish).toHaveBeenCalledWith(
      expect.objectContaining({
        eventPayload: { action: 'deleted', name: 'e' },
      }),
    );
  });

  it('goes on when the others do not answer', async () => {
    const { events, tell, toldNames, logger } = setUp({ timeoutMs: 1 });
    events.publish.mockImplementation(() => new Promise<void>(() => {}));
    await tell(...['a', 'b', 'c', 'd', 'e'].map(updated));
    await new Promise(resolve => setTimeout(resolve, 50));
    expect(toldNames()).toEqual(['a', 'b', 'c', 'd', 'e']);
    expect(logger.warn).toHaveBeenCalledWith(
      'Could not tell that store a changed: Error: No answer in time',
    );
  });

  it('says once that it can’t tell, and once that it can again', async () => {
    const { signals, logger, tell } = setUp();
    signals.publish.mockRejectedValueOnce(new Error('down'));
    signals.publish.mockRejectedValueOnce(new Error('down'));
    for (const name of ['a', 'b', 'c', 'd']) {
      await tell(updated(name));
    }
    expect(logger.warn).toHaveBeenCalledTimes(1);
    expect(logger.info).toHaveBeenCalledTimes(1);
  });

  describe('of progress', () => {
    const progress = { ...change, isProgress: true };

    beforeEach(() => {
      jest.useFakeTimers({ doNotFake: ['setImmediate'] });
    });
    afterEach(() => {
      jest.useRealTimers();
    });

    it('tells browsers alone, and once for what comes within a second', async () => {
      const { events, signals, tell } = setUp();
      await tell(progress, progress);
      await jest.advanceTimersByTimeAsync(900);
      await tell(progress);
      expect(signals.publish).not.toHaveBeenCalled();
      await jest.advanceTimersByTimeAsync(100);
      await settle();
      expect(signals.publish).toHaveBeenCalledTimes(1);
      await tell(progress);
      await jest.advanceTimersByTimeAsync(1_000);
      await settle();
      expect(signals.publish).toHaveBeenCalledTimes(2);
      expect(events.publish).not.toHaveBeenCalled();
    });

    describe.each([
      { stores: 20, least: 70, told: 20 },
      // A pulse names the others before it would be their turn.
      { stores: 200, least: 70, told: 40 },
    ])('of $stores stores', ({ stores, least, told }) => {
      it('tells four times a second at most, and of each in its turn', async () => {
        const { signals, tell } = setUp();
        const changes = Array.from({ length: stores }, (_, index) => ({
          ...updated(`store-${index}`),
          isProgress: true,
        }));
        for (let second = 0; second < 20; second += 1) {
          await tell(...changes);
          await jest.advanceTimersByTimeAsync(1_000);
          await settle();
        }
        const ids = signals.publish.mock.calls.map(
          ([{ message }]) => (message as StoreChangeSignal).id,
        );
        expect(ids.length).toBeGreaterThanOrEqual(least);
        expect(ids.length).toBeLessThanOrEqual(90);
        expect(new Set(ids).size).toBeGreaterThanOrEqual(told);
      });
    });

    it('tells it along with what matters', async () => {
      const { events, signals, tell } = setUp();
      await tell(progress, change);
      await jest.advanceTimersByTimeAsync(5_000);
      await settle();
      expect(signals.publish).toHaveBeenCalledTimes(1);
      expect(events.publish).toHaveBeenCalledTimes(1);
    });

    it('does not forget for it what matters', async () => {
      const { events, tell, toldNames } = setUp();
      const answers: (() => void)[] = [];
      events.publish.mockImplementation(
        () => new Promise<void>(resolve => answers.push(resolve)),
      );
      await tell(...['a', 'b', 'c', 'd', 'demo'].map(updated));
      await tell({ ...updated('demo'), isProgress: true });
      await jest.advanceTimersByTimeAsync(1_000);
      answers.splice(0).forEach(answer => answer());
      await settle();
      expect(toldNames()).toEqual(['a', 'b', 'c', 'd', 'demo']);
    });
  });
});
