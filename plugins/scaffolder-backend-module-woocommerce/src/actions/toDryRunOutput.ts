import {
  getStoreEntityRef,
  StorePhase,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreOutput } from './schema';

/**
 * The outputs of a dry run for a store that it doesn't create. The addresses can't
 * exist, so that nobody takes them for real.
 *
 * @internal
 */
export function toDryRunOutput(options: {
  name: string;
  entityRef?: string;
  phase: StorePhase;
}): StoreOutput {
  const { name, entityRef, phase } = options;
  const url = `http://${name}.dry-run.invalid`;
  return {
    storeName: name,
    namespace: `store-${name}`,
    url,
    adminUrl: `${url}/wp-admin/`,
    entityRef: getStoreEntityRef({ name, entityRef }),
    phase,
    reachable: false,
  };
}
