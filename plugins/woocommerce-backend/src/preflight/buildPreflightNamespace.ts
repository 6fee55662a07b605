import { randomBytes } from 'node:crypto';
import { WOOCOMMERCE_STORE_ID_LABEL } from '@woocommerce-backstage/plugin-woocommerce-common';
import { MANAGER } from '../kubernetes/names';

/** The label of namespaces that were made for a preflight, and of nothing else. */
export const PREFLIGHT_LABEL = 'woocommerce.backstage/preflight';

/**
 * A namespace that the policies for the portal's account take for a store's, of
 * a name that no store has.
 */
export function buildPreflightNamespace() {
  const name = `store-preflight-${randomBytes(5).toString('hex')}`;
  return {
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: {
      name,
      labels: {
        'app.kubernetes.io/managed-by': MANAGER,
        [WOOCOMMERCE_STORE_ID_LABEL]: name,
        [PREFLIGHT_LABEL]: 'true',
        'pod-security.kubernetes.io/enforce': 'restricted',
      },
    },
  };
}
