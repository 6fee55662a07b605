import { mockServices } from '@backstage/backend-test-utils';
import { DefaultStoreChangePublisher } from './DefaultStoreChangePublisher';

describe('DefaultStoreChangePublisher', () => {
  const change = { action: 'updated', name: 'demo' } as const;

  function setUp() {
    const events = mockServices.events.mock();
    const signals = { publish: jest.fn() };
    const logger = mockServices.logger.mock();
    const publisher = DefaultStoreChangePublisher.create({
      events,
      signals,
      logger,
    });
    return { events, signals, logger, publisher };
  }

  it('tells browsers and backend plugins', async () => {
    const { events, signals, logger, publisher } = setUp();
    await publisher.publish(change);
    expect(events.publish).toHaveBeenCalledWith({
      topic: 'woocommerce.stores',
      eventPayload: change,
    });
    expect(signals.publish).toHaveBeenCalledWith({
      recipients: { type: 'broadcast' },
      channel: 'woocommerce:stores',
      message: change,
    });
    expect(logger.warn).not.toHaveBeenCalled();
  });

  it('tells the others when it can’t tell one of them', async () => {
    const { events, signals, logger, publisher } = setUp();
    events.publish.mockRejectedValue(new Error('no broker'));
    await expect(publisher.publish(change)).resolves.toBeUndefined();
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
    expect(logger.warn).toHaveBeenCalledTimes(1);
  });
});
