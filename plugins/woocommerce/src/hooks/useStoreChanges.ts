import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import useLatest from 'react-use/esm/useLatest';
import { StoreFeed, StoreFeedChange } from '../lib/StoreFeed';

/**
 * Has what is shown of stores read again whenever it may be out of date.
 *
 * Signals are listened to directly, since `useSignal` only keeps the last of
 * several signals that arrive together.
 */
export function useStoreChanges(options: {
  /** Whether what is shown does not have the change yet. */
  isNews(change: StoreFeedChange): boolean;
  /** Whether it could not be read the last time. */
  hasFailed: boolean;
  reload(): void;
}): void {
  const signalApi = useApiHolder().get(signalApiRef);
  const latest = useLatest(options);

  useEffect(
    () =>
      StoreFeed.of(signalApi).listen({
        onChange(change) {
          if (latest.current.isNews(change)) {
            latest.current.reload();
          }
        },
        onGap() {
          latest.current.reload();
        },
        onPulse() {
          if (latest.current.hasFailed) {
            latest.current.reload();
          }
        },
      }),
    [signalApi, latest],
  );
}
