import { TemplateActionOptions } from '@backstage/plugin-scaffolder-node';
import {
  Store,
  getStoreEntityRef,
  STORE_PHASES,
} from '@woocommerce-backstage/plugin-woocommerce-common';

/** The zod that the scaffolder hands to schema callbacks. */
type Zod = Parameters<
  NonNullable<NonNullable<TemplateActionOptions['schema']>['output']>[string]
>[0];

/**
 * The input `name` of all actions.
 *
 * @internal
 */
export const nameInput = (z: Zod) => z.string().describe('The store’s name');

/**
 * The input `timeout` of actions that wait.
 *
 * @internal
 */
export const timeoutInput = (z: Zod) =>
  z
    .union([
      z.string(),
      z
        .object({
          hours: z.number().optional(),
          minutes: z.number().optional(),
          seconds: z.number().optional(),
        })
        .strict(),
    ])
    .optional();

/**
 * The outputs of all actions that find a store.
 *
 * @internal
 */
export const storeOutput = {
  storeName: (z: Zod) => z.string().describe('The store’s name'),
  namespace: (z: Zod) =>
    z.string().describe('The store’s namespace in the cluster'),
  url: (z: Zod) => z.string().describe('The storefront’s address'),
  adminUrl: (z: Zod) => z.string().describe('The address of wp-admin'),
  entityRef: (z: Zod) =>
    z.string().describe('The catalog entity that shows the store'),
  phase: (z: Zod) =>
    z.enum(STORE_PHASES).describe('The phase in which the store was last seen'),
  reachable: (z: Zod) =>
    z
      .boolean()
      .describe('Whether the storefront was seen to answer at its address'),
};

/**
 * The values of {@link storeOutput}, which can be kept in a checkpoint: nothing
 * in them is a secret.
 *
 * @internal
 */
export type StoreOutput = {
  [K in keyof typeof storeOutput]: K extends 'reachable' ? boolean : string;
};

/**
 * The outputs of an action that found a store.
 *
 * @internal
 */
export function toStoreOutput(store: Store): StoreOutput {
  return {
    storeName: store.name,
    namespace: store.namespace,
    url: store.url,
    adminUrl: store.adminUrl,
    entityRef: getStoreEntityRef(store),
    phase: store.phase,
    reachable: store.conditions.some(
      ({ type, status }) => type === 'StorefrontReachable' && status === 'True',
    ),
  };
}
