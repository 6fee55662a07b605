import {
  createApiFactory,
  discoveryApiRef,
  fetchApiRef,
} from '@backstage/core-plugin-api';
import { StoreClient } from '@woocommerce-backstage/plugin-woocommerce-common';
import { woocommerceApiRef } from './woocommerceApiRef';

/**
 * Makes the client, in the new as well as in the old frontend system.
 *
 * @internal
 */
export const woocommerceApiFactory = createApiFactory({
  api: woocommerceApiRef,
  deps: { discoveryApi: discoveryApiRef, fetchApi: fetchApiRef },
  factory: ({ discoveryApi, fetchApi }) =>
    new StoreClient({ discoveryApi, fetchApi }),
});
