import { createOptions } from '../__testUtils__/createOptions';

const never = new AbortController().signal;

describe('StoreChanges', () => {
  it('tells of the awaited store only', async () => {
    const { changes, publish } = await createOptions({ stores: {} });
    let heard = false;
    const next = changes
      .next({ name: 'demo', timeoutMs: 10_000, signal: never })
      .then(() => {
        heard = true;
      });

    await publish({ action: 'updated', name: 'other' });
    await new Promise(setImmediate);
    expect(heard).toBe(false);

    await publish({ action: 'updated', name: 'demo' });
    await next;
    expect(heard).toBe(true);
  });

  it('resolves after a while when nothing is heard', async () => {
    const { changes } = await createOptions({ stores: {} });
    await expect(
      changes.next({ name: 'demo', timeoutMs: 1, signal: never }),
    ).resolves.toBeUndefined();
  });

  it('resolves when aborted', async () => {
    const { changes } = await createOptions({ stores: {} });
    const controller = new AbortController();
    const next = changes.next({
      name: 'demo',
      timeoutMs: 10_000,
      signal: controller.signal,
    });
    controller.abort();
    await expect(next).resolves.toBeUndefined();
    await expect(
      changes.next({
        name: 'demo',
        timeoutMs: 10_000,
        signal: AbortSignal.abort(),
      }),
    ).resolves.toBeUndefined();
  });

  it('copes with a store whose name means something to emitters', async () => {
    const { changes, publish } = await createOptions({ stores: {} });
    await expect(
      publish({ action: 'updated', name: 'error' }),
    ).resolves.toBeUndefined();
    const next = changes.next({
      name: 'error',
      timeoutMs: 10_000,
      signal: never,
    });
    await publish({ action: 'updated', name: 'error' });
    await expect(next).resolves.toBeUndefined();
  });
});
