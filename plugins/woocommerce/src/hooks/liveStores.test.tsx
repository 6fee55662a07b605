import { ReactNode } from 'react';
import { act, renderHook, waitFor } from '@testing-library/react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ApiProvider } from '@backstage/core-app-api';
import { TestApiRegistry } from '@backstage/test-utils';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { makeStore } from '../__testUtils__/makeStore';
import { makeStoreApi } from '../__testUtils__/makeStoreApi';
import { woocommerceApiRef } from '../api';
import { useStore } from './useStore';
import { useStoreEvents } from './useStoreEvents';
import { useStores } from './useStores';

const BEFORE = '2026-01-01T00:00:00.000Z';
const AFTER = '2026-01-01T00:00:01.000Z';
const QUERY = {};
const DEMO = { id: 'id-of-demo', name: 'demo' };

function named(name: string, overrides: Partial<Store> = {}): Store {
  return makeStore({ name, updatedAt: BEFORE, ...overrides });
}

/** Shows something of stores that is read through the hook, as it is once signals get through. */
async function renderLive<T>(hook: () => T, stores: Store[]) {
  const api = makeStoreApi(stores);
  const signals = new FakeSignals();
  const apis = TestApiRegistry.from(
    [woocommerceApiRef, api],
    [signalApiRef, signals],
  );
  const { result, unmount } = renderHook(hook, {
    wrapper: ({ children }: { children: ReactNode }) => (
      <ApiProvider apis={apis}>{children}</ApiProvider>
    ),
  });
  await act(async () => {});
  await signals.pulse({
    changed: stores.map(({ id, updatedAt }) => ({ id, updatedAt })),
  });
  jest.clearAllMocks();
  return { api, result, signals, unmount };
}

describe('useStore', () => {
  it('shows a change that no signal told', async () => {
    const stores = [named('demo'), named('other')];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores[0] = named('demo', { phase: 'Failed', updatedAt: AFTER });
    await signals.pulse({
      changed: [
        { id: 'id-of-demo', updatedAt: AFTER },
        { id: 'id-of-other', updatedAt: AFTER },
      ],
    });
    expect(result.current.store?.phase).toBe('Failed');
    expect(api.getStore).toHaveBeenCalledTimes(1);
  });

  it('asks for nothing when it knows already', async () => {
    const stores = [named('demo')];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores[0] = named('demo', { phase: 'Failed', updatedAt: AFTER });
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(result.current.store?.phase).toBe('Failed');
    await signals.pulse({ changed: [{ id: 'id-of-demo', updatedAt: AFTER }] });
    expect(api.getStore).toHaveBeenCalledTimes(1);
  });

  it('notices a deletion that no signal told', async () => {
    const stores = [named('demo')];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores.length = 0;
    await signals.pulse({ deleted: ['id-of-demo'] });
    expect(result.current).toMatchObject({ gone: 'deleted' });
    await signals.pulse({ deleted: ['id-of-demo'] });
    expect(api.getStore).toHaveBeenCalledTimes(1);
  });

  it('finds a store that was not there, and hears of no other one afterwards', async () => {
    const stores: Store[] = [];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    await signals.send({ action: 'updated', id: 'id-of-other' });
    expect(result.current).toMatchObject({ gone: 'missing' });
    stores.push(named('demo'));
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(result.current.store).toEqual(stores[0]);
    expect(api.getStore).toHaveBeenCalledTimes(2);

    await signals.send({ action: 'updated', id: 'id-of-other' });
    await signals.pulse({ changed: [{ id: 'id-of-third', updatedAt: AFTER }] });
    expect(api.getStore).toHaveBeenCalledTimes(2);
  });

  it('finds a new store of the name of a deleted one', async () => {
    const stores = [named('demo')];
    const { result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores.length = 0;
    await signals.send({ action: 'deleted', id: 'id-of-demo' });
    expect(result.current).toMatchObject({ gone: 'deleted' });
    stores.push(named('demo', { id: 'another-id' }));
    await signals.send({ action: 'updated', id: 'another-id' });
    expect(result.current.store?.id).toBe('another-id');
  });

  it('shows no deleted store again when it could not be read', async () => {
    const stores = [named('demo')];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores.length = 0;
    await signals.send({ action: 'deleted', id: 'id-of-demo' });
    api.getStore.mockRejectedValueOnce(new Error('away'));
    await act(() => result.current.reload());
    expect(result.current).toMatchObject({ gone: 'deleted' });
    expect(result.current.store).toBeUndefined();

    stores.push(named('demo'));
    await signals.pulse();
    expect(result.current.gone).toBeUndefined();
    expect(result.current.store).toEqual(stores[0]);
  });

  it('tries again when it could not be read', async () => {
    const stores = [named('demo')];
    const { api, result, signals } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    api.getStore.mockRejectedValueOnce(new Error('away'));
    await signals.send({ action: 'updated', id: 'id-of-demo' });
    expect(result.current.error).toEqual(new Error('away'));
    await signals.pulse();
    expect(result.current.error).toBeUndefined();
  });

  it('shows what it missed while nothing got through', async () => {
    const stores = [named('demo')];
    jest.useFakeTimers();
    const { result, unmount } = await renderLive(
      () => useStore('demo'),
      stores,
    );
    stores[0] = named('demo', { phase: 'Failed', updatedAt: AFTER });
    await act(async () => {
      jest.advanceTimersByTime(25_000);
    });
    expect(result.current.store?.phase).toBe('Failed');
    unmount();
    jest.useRealTimers();
  });
});

describe('useStores', () => {
  it.each<[string, { id: string; updatedAt: string }, number]>([
    ['a change of a store on the page', { id: 'id-of-a', updatedAt: AFTER }, 1],
    ['a change that is shown', { id: 'id-of-a', updatedAt: BEFORE }, 0],
    [
      'a store that is not on the page',
      { id: 'id-of-z', updatedAt: BEFORE },
      1,
    ],
  ])('reads again for %s', async (_, changed, calls) => {
    const { api, signals } = await renderLive(
      () => useStores(QUERY),
      [named('a'), named('b')],
    );
    await signals.pulse({ changed: [changed] });
    expect(api.listStores).toHaveBeenCalledTimes(calls);
    await signals.pulse({ changed: [changed] });
    expect(api.listStores).toHaveBeenCalledTimes(calls);
  });

  it('takes a store off the page of whose deletion no signal told', async () => {
    const stores = [named('a'), named('b')];
    const { api, result, signals } = await renderLive(
      () => useStores(QUERY),
      stores,
    );
    api.listStores.mockResolvedValue({ items: [stores[1]], totalItems: 1 });
    await signals.pulse({ deleted: ['id-of-a'] });
    await waitFor(() => expect(result.current.stores).toEqual([stores[1]]));
  });
});

describe('useStoreEvents', () => {
  it('shows events of which no signal told', async () => {
    const { api, signals } = await renderLive(
      () => useStoreEvents(DEMO),
      [named('demo')],
    );
    await signals.pulse({ changed: [{ id: 'id-of-demo', updatedAt: AFTER }] });
    expect(api.listStoreEvents).toHaveBeenCalledTimes(1);
  });
});
