import { StoreActionOptions } from '../lib/types';
import { createCreateStoreAction } from './createStore';
import { createDeleteStoreAction } from './deleteStore';
import { createGetStoreAction } from './getStore';
import { createWaitForStoreAction } from './waitForStore';

/**
 * Makes all actions of the module.
 *
 * @internal
 */
export function createStoreActions(options: StoreActionOptions) {
  return [
    createCreateStoreAction(options),
    createWaitForStoreAction(options),
    createGetStoreAction(options),
    createDeleteStoreAction(options),
  ];
}
