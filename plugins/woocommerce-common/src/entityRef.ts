import { Store } from './types';

/**
 * The catalog entity of a store: the one it is linked to, or else the one that
 * the catalog module makes for it.
 *
 * @public
 */
export function getStoreEntityRef(
  store: Pick<Store, 'name' | 'entityRef'>,
): string {
  return store.entityRef ?? `component:default/${store.name}`;
}
