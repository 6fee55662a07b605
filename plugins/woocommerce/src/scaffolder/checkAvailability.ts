import {
  StoreApi,
  StoreApiOptions,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { isErrorNamed } from '../lib/isErrorNamed';

/**
 * Whether a store's name can be had. `unknown` when nobody can tell: the backend
 * doesn't answer, or the user may not read that store.
 */
export type NameAvailability = 'free' | 'taken' | 'deleting' | 'unknown';

/** Asks whether a store has a name. Never rejects. */
export async function checkAvailability(
  api: Pick<StoreApi, 'getStore'>,
  name: string,
  options?: StoreApiOptions,
): Promise<NameAvailability> {
  try {
    const { phase } = await api.getStore(name, options);
    return phase === 'Deleting' ? 'deleting' : 'taken';
  } catch (error) {
    return isErrorNamed(error as Error, 'NotFoundError') ? 'free' : 'unknown';
  }
}
