import { useEffect, useRef, useState } from 'react';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';

/** A store of which something was seen to change. */
export interface StoreNews {
  store: Store;
  hasNewPhase: boolean;
  /** Whether something was asked for, or what was asked for has ended. */
  hasNewOperation: boolean;
}

/**
 * Returns what was seen to change last, to be told to those who do not see the
 * page. What is there from the start is no change, and what has gone since, or is
 * not shown any more, is no news.
 */
export function useStoreNews(stores: Store[] | undefined): StoreNews[] {
  const earlierRef = useRef(new Map<string, Store>());
  const [news, setNews] = useState<StoreNews[]>([]);

  useEffect(() => {
    if (!stores) {
      return;
    }
    const changes = stores.flatMap(store => {
      const earlier = earlierRef.current.get(store.id);
      return earlier ? [compare(earlier, store)] : [];
    });
    const latestNews = changes.filter(
      ({ hasNewPhase, hasNewOperation }) => hasNewPhase || hasNewOperation,
    );
    earlierRef.current = new Map(stores.map(store => [store.id, store]));
    if (latestNews.length > 0) {
      setNews(latestNews);
    }
  }, [stores]);

  return news.filter(({ store }) => stores?.some(({ id }) => id === store.id));
}

function compare(earlier: Store, store: Store): StoreNews {
  return {
    store,
    hasNewPhase: earlier.phase !== store.phase,
    hasNewOperation:
      earlier.operation.id !== store.operation.id ||
      earlier.operation.status !== store.operation.status,
  };
}
