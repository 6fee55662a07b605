import { FakeSignals } from '../__testUtils__/FakeSignals';
import { StoreFeed } from './StoreFeed';

function toTime(second: number): string {
  return new Date(second * 1_000).toISOString();
}

function show(visibility: DocumentVisibilityState): void {
  jest.spyOn(document, 'visibilityState', 'get').mockReturnValue(visibility);
  document.dispatchEvent(new Event('visibilitychange'));
}

describe('StoreFeed', () => {
  const stops: (() => void)[] = [];

  beforeEach(() => jest.useFakeTimers());

  afterEach(() => {
    stops.splice(0).forEach(stop => stop());
    jest.restoreAllMocks();
    jest.useRealTimers();
  });

  /** Listens, and returns in short what it is told. */
  function listen(signals?: FakeSignals) {
    const told: string[] = [];
    const stop = StoreFeed.of(signals).listen({
      onChange: ({ id, updatedAt }) =>
        told.push(updatedAt ? `${id} ${Date.parse(updatedAt) / 1_000}` : id),
      onGap: () => told.push('gap'),
      onPulse: () => told.push('pulse'),
    });
    stops.push(stop);
    return { stop, takeTold: () => told.splice(0) };
  }

  /** As it is while signals get through. */
  async function connect() {
    const signals = new FakeSignals();
    const listener = listen(signals);
    await signals.pulse({
      changed: [
        { id: 'b', updatedAt: toTime(200) },
        { id: 'a', updatedAt: toTime(100) },
      ],
    });
    listener.takeTold();
    return { signals, ...listener };
  }

  it('tells each of several changes that arrive together', async () => {
    const { signals, takeTold } = await connect();
    await signals.send(
      { action: 'updated', id: 'a' },
      { action: 'deleted', id: 'b' },
    );
    expect(takeTold()).toEqual(['a', 'b']);
  });

  it('has missed what was before the first pulse', async () => {
    const signals = new FakeSignals();
    const { takeTold } = listen(signals);
    await signals.pulse({ changed: [{ id: 'a', updatedAt: toTime(1) }] });
    expect(takeTold()).toEqual(['gap']);
  });

  it('asks for nothing as long as it hears pulses', async () => {
    const { signals, takeTold } = await connect();
    for (let beat = 0; beat < 100; beat += 1) {
      jest.advanceTimersByTime(24_000);
      await signals.pulse();
    }
    expect(takeTold()).toEqual(Array(100).fill('pulse'));
  });

  it('learns of a pulse what no signal told, and once', async () => {
    const { signals, takeTold } = await connect();
    const pulse = {
      changed: [
        { id: 'c', updatedAt: toTime(300) },
        { id: 'b', updatedAt: toTime(200) },
        { id: 'a', updatedAt: toTime(101) },
      ],
      deleted: ['d'],
    };
    await signals.pulse(pulse);
    expect(takeTold()).toEqual(['pulse', 'c 300', 'a 101', 'd']);
    await signals.pulse(pulse);
    expect(takeTold()).toEqual(['pulse']);
  });

  it('has missed something when a pulse does not reach back to the last', async () => {
    const { signals, takeTold } = await connect();
    await signals.pulse({ since: toTime(200) });
    expect(takeTold()).toEqual(['pulse']);
    await signals.pulse({
      since: toTime(201),
      changed: [{ id: 'c', updatedAt: toTime(300) }],
    });
    expect(takeTold()).toEqual(['gap']);
    await signals.pulse({ since: toTime(300) });
    expect(takeTold()).toEqual(['pulse']);
  });

  it('F30: polls without pulses, connects anew, and catches up once they are back', async () => {
    const { signals, takeTold } = await connect();
    const before = signals.subscriptions;
    jest.advanceTimersByTime(25_000);
    expect(takeTold()).toEqual(['gap']);
    jest.advanceTimersByTime(20_000);
    expect(takeTold()).toEqual(['gap']);
    expect(signals.subscriptions).toBe(before + 4);

    await signals.pulse();
    expect(takeTold()).toEqual(['gap']);
    jest.advanceTimersByTime(24_000);
    expect(takeTold()).toEqual([]);
  });

  it('polls in an app without signals', () => {
    const { takeTold } = listen();
    jest.advanceTimersByTime(40_000);
    expect(takeTold()).toEqual(['gap', 'gap']);
  });

  it('reads everything when the browser is online again', async () => {
    const { takeTold } = await connect();
    window.dispatchEvent(new Event('online'));
    expect(takeTold()).toEqual(['gap']);
  });

  it('reads nothing while nobody sees it, and everything afterwards', async () => {
    const { signals, takeTold } = await connect();
    show('hidden');
    await signals.send({ action: 'updated', id: 'a' });
    await signals.pulse({ changed: [{ id: 'a', updatedAt: toTime(101) }] });
    window.dispatchEvent(new Event('online'));
    jest.advanceTimersByTime(60_000);
    expect(takeTold()).toEqual([]);
    show('visible');
    expect(takeTold()).toEqual(['gap']);
  });

  it('subscribes once for all who listen, until the last of them stops', async () => {
    const { signals, stop, takeTold } = await connect();
    const other = listen(signals);
    expect(signals.subscriptions).toBe(2);

    stop();
    await signals.send({ action: 'updated', id: 'a' });
    expect(takeTold()).toEqual([]);
    expect(other.takeTold()).toEqual(['a']);

    other.stop();
    await signals.send({ action: 'updated', id: 'a' });
    window.dispatchEvent(new Event('online'));
    jest.advanceTimersByTime(60_000);
    expect(other.takeTold()).toEqual([]);
    expect(jest.getTimerCount()).toBe(0);
  });
});
