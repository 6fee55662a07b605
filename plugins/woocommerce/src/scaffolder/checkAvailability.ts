import {
  StoreApi,
  StoreApiOptions,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** Whether a store's name can be had. */
export interface NameAvailability {
  /** `unknown` when nobody can tell, such as when the backend doesn't answer. */
  state: 'free' | 'taken' | 'unknown';
  /** Why it can't be had, as the backend says it. */
  message?: string;
}

/** Asks whether a new store can have a name. Never rejects. */
export async function checkAvailability(
  api: Pick<StoreApi, 'checkStoreName'>,
  name: string,
  options?: StoreApiOptions,
): Promise<NameAvailability> {
  try {
    const { available, message } = await api.checkStoreName(name, options);
    return available ? { state: 'free' } : { state: 'taken', message };
  } catch {
    return { state: 'unknown' };
  }
}
