import { renderHook } from '@testing-library/react';
import { StoreOperation } from '@woocommerce-backstage/plugin-woocommerce-common';
import { makeOperation } from '../__testUtils__/makeOperation';
import { makeStore } from '../__testUtils__/makeStore';
import { useQueueWatch } from './useQueueWatch';

describe('useQueueWatch', () => {
  beforeEach(() => {
    jest.useFakeTimers();
  });

  afterEach(() => {
    jest.useRealTimers();
  });

  it('reads again as long as the store waits for its turn', () => {
    const reload = jest.fn(async () => {});
    const makeProps = (status: StoreOperation['status']) => ({
      store: makeStore({ operation: makeOperation({ status }) }),
      reload,
    });
    const { rerender, unmount } = renderHook(useQueueWatch, {
      initialProps: makeProps('Queued'),
    });
    jest.advanceTimersByTime(10_000);
    expect(reload).toHaveBeenCalledTimes(2);

    rerender(makeProps('Running'));
    jest.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(2);

    rerender(makeProps('Queued'));
    unmount();
    jest.advanceTimersByTime(60_000);
    expect(reload).toHaveBeenCalledTimes(2);
  });

  it('does nothing as long as there is no store', () => {
    const reload = jest.fn(async () => {});
    renderHook(() => useQueueWatch({ store: undefined, reload }));
    jest.advanceTimersByTime(60_000);
    expect(reload).not.toHaveBeenCalled();
  });
});
