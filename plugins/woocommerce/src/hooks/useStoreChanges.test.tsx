import { ReactNode } from 'react';
import { renderHook } from '@testing-library/react';
import { signalApiRef } from '@backstage/plugin-signals-react';
import { ApiProvider } from '@backstage/core-app-api';
import { TestApiRegistry } from '@backstage/test-utils';
import { FakeSignals } from '../__testUtils__/FakeSignals';
import { useStoreChanges } from './useStoreChanges';

const OTHER_TIME = '2026-01-01T00:00:00.000Z';

async function renderChanges() {
  const signals = new FakeSignals();
  const apis = TestApiRegistry.from([signalApiRef, signals]);
  const reload = jest.fn();
  const rendered = renderHook(
    ({ hasFailed }: { hasFailed: boolean }) =>
      useStoreChanges({
        isNews: ({ id }) => id === 'mine',
        hasFailed,
        reload,
      }),
    {
      initialProps: { hasFailed: false },
      wrapper: ({ children }: { children: ReactNode }) => (
        <ApiProvider apis={apis}>{children}</ApiProvider>
      ),
    },
  );
  await signals.pulse();
  reload.mockClear();
  return { ...rendered, reload, signals };
}

describe('useStoreChanges', () => {
  it('reads again what is news', async () => {
    const { reload, signals } = await renderChanges();
    await signals.send({ action: 'updated', id: 'other' });
    await signals.pulse({
      changed: [{ id: 'other', updatedAt: OTHER_TIME }],
    });
    expect(reload).not.toHaveBeenCalled();
    await signals.send({ action: 'updated', id: 'mine' });
    expect(reload).toHaveBeenCalledTimes(1);
    await signals.pulse({ changed: [{ id: 'mine', updatedAt: OTHER_TIME }] });
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('reads again what may be', async () => {
    const { reload } = await renderChanges();
    window.dispatchEvent(new Event('online'));
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('reads again what failed as long as the backend is there', async () => {
    const { rerender, reload, signals } = await renderChanges();
    await signals.pulse();
    expect(reload).not.toHaveBeenCalled();
    rerender({ hasFailed: true });
    await signals.pulse();
    expect(reload).toHaveBeenCalledTimes(1);
  });

  it('hears nothing any more once unmounted', async () => {
    const { reload, signals, unmount } = await renderChanges();
    unmount();
    await signals.send({ action: 'updated', id: 'mine' });
    window.dispatchEvent(new Event('online'));
    expect(reload).not.toHaveBeenCalled();
  });
});
