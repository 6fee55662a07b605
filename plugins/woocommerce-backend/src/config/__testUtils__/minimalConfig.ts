import { mockServices } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { readWoocommerceConfig } from '../../readWoocommerceConfig';

/** No more than what has to be said. */
export const minimalConfig = {
  clusters: [{ name: 'local', kubeconfig: 'kubeconfig.yaml' }] as JsonObject[],
  charts: {
    'woocommerce-store': {
      oci: 'oci://registry.example.com/woocommerce-store',
      version: '0.1.0',
    },
  } as JsonObject,
  plans: { demo: { chart: 'woocommerce-store' } } as JsonObject,
  defaultPlan: 'demo',
};

/** What it is, what makes the configuration wrong, and what is said then. */
export type WrongConfig = [string, JsonObject, string];

/** Reads the minimal configuration with something in it replaced. */
export function readChangedConfig(change: JsonObject) {
  return readWoocommerceConfig(
    mockServices.rootConfig({
      data: { woocommerce: { ...minimalConfig, ...change } },
    }),
  );
}
