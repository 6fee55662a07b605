import { resolve } from 'node:path';
import { JsonObject, JsonValue } from '@backstage/types';
import { mockServices } from '@backstage/backend-test-utils';
import { readWoocommerceConfig } from '../../readWoocommerceConfig';

const CHARTS = resolve(__dirname, '../../../../../charts');

/** What is said in place of what works, at the key that leads there. */
export type BadConfig = readonly [string, JsonValue | undefined, string];

/** Reads a configuration that works but for one key. */
export function readConfigWith(options: {
  kubeconfig: string;
  key?: string;
  value?: JsonValue;
  /** What else has to be said for the key to matter. */
  rest?: JsonObject;
}): void {
  const { kubeconfig, key, value, rest } = options;
  const woocommerce: JsonObject = {
    clusters: [{ name: 'local', kubeconfig }],
    charts: { shop: { path: resolve(CHARTS, 'woocommerce-store') } },
    plans: { demo: { chart: 'shop' } },
    defaultPlan: 'demo',
    ...rest,
  };
  const data = { woocommerce };
  if (key) {
    set(data, key.split(/[.[\]]+/).filter(Boolean), value);
  }
  readWoocommerceConfig(mockServices.rootConfig({ data }));
}

/** Puts a value where its key says, in lists and objects that may have to be made. */
function set(
  parent: JsonObject,
  [key, ...rest]: string[],
  value: JsonValue | undefined,
): void {
  if (rest.length === 0) {
    parent[key] = value;
    return;
  }
  parent[key] ??= /^\d+$/.test(rest[0]) ? [] : {};
  set(parent[key] as JsonObject, rest, value);
}
