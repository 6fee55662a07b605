import { useCallback, useEffect, useRef, useState } from 'react';

/** What was loaded last, and how that went. */
export interface LiveValue<T> {
  /** What was loaded last; kept while it is loaded again and when that fails. */
  value?: T;
  /** Why the last load failed. */
  error?: Error;
  /** Whether nothing was loaded yet by this way to load. */
  loading: boolean;
  /** Loads again; settles when what is shown is at least as new as the call. */
  reload(): Promise<void>;
}

type Load<T> = (signal: AbortSignal) => Promise<T>;

/**
 * Loads a value, and loads it again on demand.
 *
 * However often it is asked to load, one load is under way at a time and at most
 * one more follows, so that a burst of changes neither floods the backend nor
 * lets an old answer overwrite a newer one.
 *
 * @param load - has to be memoized; another one starts over
 */
export function useLiveValue<T>(load: Load<T>): LiveValue<T> {
  const [state, setState] = useState<{
    load?: Load<T>;
    value?: T;
    error?: Error;
  }>({});
  const reloadRef = useRef(async () => {});

  useEffect(() => {
    const controller = new AbortController();
    let current: Promise<void> | undefined;
    let isStale = false;

    async function run() {
      do {
        isStale = false;
        const result = await load(controller.signal).then(
          value => ({ value }),
          (error: Error) => ({ error }),
        );
        if (!controller.signal.aborted) {
          setState(previous => ({ value: previous.value, ...result, load }));
        }
      } while (isStale && !controller.signal.aborted);
      current = undefined;
    }

    reloadRef.current = () => {
      isStale = true;
      current ??= run();
      return current;
    };
    reloadRef.current();
    return () => controller.abort();
  }, [load]);

  const reload = useCallback(() => reloadRef.current(), []);
  const loading = state.load !== load;
  return {
    value: state.value,
    error: loading ? undefined : state.error,
    loading,
    reload,
  };
}
