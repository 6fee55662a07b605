import { useEffect, useRef, useState } from 'react';
import {
  Store,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/**
 * Returns the stores whose phase was seen to change last, to be told to those
 * who do not see the page. What is there from the start is no change.
 */
export function usePhaseAnnouncement(stores: Store[] | undefined): Store[] {
  const phasesRef = useRef(new Map<string, StorePhase>());
  const [changed, setChanged] = useState<Store[]>([]);

  useEffect(() => {
    if (!stores) {
      return;
    }
    const phases = phasesRef.current;
    const news = stores.filter(store => {
      const phase = phases.get(store.id);
      return phase !== undefined && phase !== store.phase;
    });
    phasesRef.current = new Map(stores.map(store => [store.id, store.phase]));
    if (news.length > 0) {
      setChanged(news);
    }
  }, [stores]);

  return changed;
}
