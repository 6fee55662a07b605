import { useEffect } from 'react';
import { useApiHolder } from '@backstage/core-plugin-api';
import { signalApiRef } from '@backstage/plugin-signals-react';
import {
  STORE_SIGNAL_CHANNEL,
  StoreChange,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import useLatest from 'react-use/esm/useLatest';

/** Longer than the signals client takes to connect and subscribe. */
const SUBSCRIPTION_SETTLED_MS = 2_000;

/**
 * Tells which store changed.
 *
 * The signals API says neither when a subscription takes effect nor when a lost
 * connection is back. Where changes may have been missed, which is shortly after
 * subscribing and when the browser is online or in front again, the listener is
 * called without a change.
 *
 * Signals are listened to directly, since `useSignal` only keeps the last of
 * several signals that arrive together.
 */
export function useStoreChanges(
  listener: (change: StoreChange | undefined) => void,
): void {
  const signalApi = useApiHolder().get(signalApiRef);
  const latestListener = useLatest(listener);

  useEffect(() => {
    const subscription = signalApi?.subscribe<StoreChange>(
      STORE_SIGNAL_CHANNEL,
      change => latestListener.current(change),
    );
    const catchUp = () => {
      if (document.visibilityState === 'visible') {
        latestListener.current(undefined);
      }
    };
    const timer = setTimeout(catchUp, SUBSCRIPTION_SETTLED_MS);
    window.addEventListener('online', catchUp);
    document.addEventListener('visibilitychange', catchUp);
    return () => {
      subscription?.unsubscribe();
      clearTimeout(timer);
      window.removeEventListener('online', catchUp);
      document.removeEventListener('visibilitychange', catchUp);
    };
  }, [signalApi, latestListener]);
}
