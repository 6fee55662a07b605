import { act, renderHook } from '@testing-library/react';
import { useLiveValue } from './useLiveValue';

/** Calls that a test answers when it wants to. */
function makeCalls() {
  const answers = new Array<(value: string) => void>();
  const signals = new Array<AbortSignal>();
  const load = (signal: AbortSignal) =>
    new Promise<string>(resolve => {
      signals.push(signal);
      answers.push(resolve);
    });
  return { answers, signals, load };
}

describe('useLiveValue', () => {
  it('loads, and keeps the value while it loads again', async () => {
    const { answers, load } = makeCalls();
    const { result } = renderHook(() => useLiveValue(load));
    expect(result.current).toMatchObject({ loading: true, value: undefined });

    await act(async () => answers[0]('first'));
    expect(result.current).toMatchObject({ loading: false, value: 'first' });

    act(() => {
      result.current.reload();
    });
    expect(result.current).toMatchObject({ loading: false, value: 'first' });
    await act(async () => answers[1]('second'));
    expect(result.current.value).toBe('second');
  });

  it('loads once more, and only once, for all demands during a load', async () => {
    const { answers, load } = makeCalls();
    const { result } = renderHook(() => useLiveValue(load));
    const settle = jest.fn();
    act(() => {
      const demands = [1, 2, 3].map(() => result.current.reload());
      Promise.all(demands).then(settle);
    });
    expect(answers).toHaveLength(1);

    await act(async () => answers[0]('old'));
    expect(answers).toHaveLength(2);
    expect(settle).not.toHaveBeenCalled();
    await act(async () => answers[1]('new'));
    expect(answers).toHaveLength(2);
    expect(settle).toHaveBeenCalled();
    expect(result.current.value).toBe('new');
  });

  it('ignores and ends the load of another question', async () => {
    const first = makeCalls();
    const second = makeCalls();
    const { result, rerender } = renderHook(({ load }) => useLiveValue(load), {
      initialProps: { load: first.load },
    });
    rerender({ load: second.load });
    expect(first.signals[0].aborted).toBe(true);
    await act(async () => second.answers[0]('second'));
    await act(async () => first.answers[0]('first'));
    expect(result.current).toMatchObject({ loading: false, value: 'second' });
  });

  it('keeps the value when a later load fails', async () => {
    const load = jest
      .fn()
      .mockResolvedValueOnce('value')
      .mockRejectedValueOnce(new Error('away'));
    const { result } = renderHook(() => useLiveValue(load));
    await act(async () => {});
    await act(() => result.current.reload());
    expect(result.current.value).toBe('value');
    expect(result.current.error).toEqual(new Error('away'));
  });
});
