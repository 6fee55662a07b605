import { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ApiProvider } from '@backstage/core-app-api';
import { TestApiRegistry } from '@backstage/test-utils';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { useStoreChanges } from './useStoreChanges';

const NO_APIS = TestApiRegistry.from();

function renderChanges(signals?: FakeSignals) {
  const listener = jest.fn();
  const wrapper = ({ children }: { children: ReactNode }) => (
    <ApiProvider
      apis={signals ? TestApiRegistry.from([signalApiRef, signals]) : NO_APIS}
    >
      {children}
    </ApiProvider>
  );
  const rendered = renderHook(() => useStoreChanges(listener), { wrapper });
  return { ...rendered, listener };
}

describe('useStoreChanges', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('hears each of several changes that arrive together', async () => {
    const signals = new FakeSignals();
    const { listener } = renderChanges(signals);
    await signals.send(
      { action: 'updated', name: 'a' },
      { action: 'deleted', name: 'b' },
    );
    expect(listener.mock.calls).toEqual([
      [{ action: 'updated', name: 'a' }],
      [{ action: 'deleted', name: 'b' }],
    ]);
  });

  it('catches up once after subscribing, and never again by itself', () => {
    const { listener } = renderChanges(new FakeSignals());
    jest.advanceTimersByTime(60_000);
    expect(listener.mock.calls).toEqual([[undefined]]);
  });

  it('catches up when the browser is online or in front again', () => {
    const { listener } = renderChanges(new FakeSignals());
    window.dispatchEvent(new Event('online'));
    document.dispatchEvent(new Event('visibilitychange'));
    expect(listener).toHaveBeenCalledTimes(2);
  });

  it('works in an app without signals', () => {
    const { listener } = renderChanges();
    window.dispatchEvent(new Event('online'));
    expect(listener).toHaveBeenCalledTimes(1);
  });

  it('hears nothing any more once unmounted', async () => {
    const signals = new FakeSignals();
    const { listener, unmount } = renderChanges(signals);
    unmount();
    await signals.send({ action: 'updated', name: 'a' });
    window.dispatchEvent(new Event('online'));
    jest.advanceTimersByTime(60_000);
    expect(listener).not.toHaveBeenCalled();
  });
});
