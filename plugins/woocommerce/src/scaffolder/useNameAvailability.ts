import { useEffect, useState } from 'react';
import { useApi } from '@backstage/core-plugin-api';
import { woocommerceApiRef } from '../api';
import { checkAvailability, NameAvailability } from './checkAvailability';

const DELAY_MS = 300;

/**
 * Asks whether a name can be had, once the user pauses typing.
 *
 * @param name - absent when there is nothing to ask for
 * @returns undefined until the answer for this very name is there
 */
export function useNameAvailability(
  name: string | undefined,
): NameAvailability | undefined {
  const api = useApi(woocommerceApiRef);
  const [answer, setAnswer] = useState<{
    name: string;
    availability: NameAvailability;
  }>();

  useEffect(() => {
    if (!name) {
      return undefined;
    }
    const controller = new AbortController();
    const { signal } = controller;
    const timer = setTimeout(async () => {
      const availability = await checkAvailability(api, name, { signal });
      if (!signal.aborted) {
        setAnswer({ name, availability });
      }
    }, DELAY_MS);
    return () => {
      clearTimeout(timer);
      controller.abort();
    };
  }, [api, name]);

  return answer?.name === name ? answer?.availability : undefined;
}
