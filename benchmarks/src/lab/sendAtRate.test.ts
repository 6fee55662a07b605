import { setTimeout as delay } from 'node:timers/promises';
import { sendAtRate } from './sendAtRate';

describe('sendAtRate', () => {
  it('sends as many as are due, each once', async () => {
    const sent: number[] = [];

    const times = await sendAtRate({
      perSecond: 100,
      seconds: 0.1,
      send: async index => {
        sent.push(index);
      },
    });

    expect(sent).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9]);
    expect(times).toHaveLength(10);
  });

  it('does not wait for answers before it sends the next', async () => {
    const { promise: all, resolve } = createGate();
    let sent = 0;

    const times = await sendAtRate({
      perSecond: 100,
      seconds: 0.05,
      send: async () => {
        sent += 1;
        if (sent === 5) {
          resolve();
        }
        await all;
      },
    });

    expect(times).toHaveLength(5);
    // The first waited until the last was due.
    expect(times[0]).toBeGreaterThan(times[4]);
  });

  it('counts the time for which it could not send', async () => {
    const [, second] = await sendAtRate({
      perSecond: 100,
      seconds: 0.02,
      send: async index => {
        if (index === 0) {
          block(50);
        }
        await delay(1);
      },
    });

    // Due 10 ms after the first, and not sent before the 50 ms were over.
    expect(second).toBeGreaterThanOrEqual(40);
  });

  it('fails when a request does', async () => {
    await expect(
      sendAtRate({
        perSecond: 100,
        seconds: 0.02,
        send: async () => {
          throw new Error('refused');
        },
      }),
    ).rejects.toThrow('refused');
  });
});

function createGate() {
  let resolve = () => {};
  const promise = new Promise<void>(resolvePromise => {
    resolve = resolvePromise;
  });
  return { promise, resolve };
}

function block(ms: number): void {
  const end = performance.now() + ms;
  while (performance.now() < end) {
    // Nothing else runs meanwhile.
  }
}
