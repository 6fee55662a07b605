import { useEffect } from 'react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** How soon to read a store again whose place in the queue may be another one. */
const QUEUE_MS = 5_000;

/**
 * Reads a store again as long as it waits for its turn: nobody tells it when
 * others before it are done.
 */
export function useQueueWatch(options: {
  store: Store | undefined;
  reload(): Promise<void>;
}): void {
  const { store, reload } = options;
  const isQueued = store?.operation.status === 'Queued';
  useEffect(() => {
    if (!isQueued) {
      return undefined;
    }
    const timer = setInterval(reload, QUEUE_MS);
    return () => clearInterval(timer);
  }, [isQueued, reload]);
}
