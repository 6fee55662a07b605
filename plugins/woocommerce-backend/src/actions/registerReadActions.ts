import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import {
  itemsOutput,
  listInput,
  nameInput,
  ownerInput,
  storeOutput,
  storeSchema,
} from './schemas';
import { ActionRunner } from './ActionRunner';

const attributes = { readOnly: true, destructive: false, idempotent: true };

/** Offers what changes nothing to whatever calls actions, such as agents. */
export function registerReadActions(options: {
  actionsRegistry: ActionsRegistryService;
  runner: ActionRunner;
  stores: StoreService;
}): void {
  const { actionsRegistry, runner, stores } = options;

  actionsRegistry.register({
    name: 'list-stores',
    title: 'List WooCommerce stores',
    description:
      'Lists the WooCommerce stores that you may read, with their phases, addresses and owners, a page at a time.',
    attributes,
    schema: {
      input: listInput,
      output: z =>
        z.object({
          items: z.array(storeSchema(z)),
          totalItems: z.number(),
          nextCursor: z.string().optional(),
        }),
    },
    action: async ({ input, credentials }) => ({
      output: await runner.read(credentials, () =>
        stores.listStores(input, { credentials }),
      ),
    }),
  });

  actionsRegistry.register({
    name: 'get-store',
    title: 'Get a WooCommerce store',
    description:
      'Reads a WooCommerce store: its phase, why it is not ready and what can be done about it, its conditions and what is being done for it.',
    attributes,
    schema: { input: nameInput, output: storeOutput },
    action: async ({ input, credentials }) => ({
      output: {
        store: await runner.read(credentials, () =>
          stores.getStore(input.name, { credentials }),
        ),
      },
    }),
  });

  actionsRegistry.register({
    name: 'list-store-events',
    title: 'List events of a WooCommerce store',
    description:
      'Lists what happened to a WooCommerce store, newest first, at most 200 events.',
    attributes,
    schema: { input: nameInput, output: itemsOutput },
    action: async ({ input, credentials }) => ({
      output: {
        items: await runner.read(credentials, () =>
          stores.listStoreEvents(input.name, { credentials }),
        ),
      },
    }),
  });

  actionsRegistry.register({
    name: 'list-store-operations',
    title: 'List operations of a WooCommerce store',
    description:
      'Lists what was asked for of a WooCommerce store and how far that is, the latest first, at most 50 operations.',
    attributes,
    schema: { input: nameInput, output: itemsOutput },
    action: async ({ input, credentials }) => ({
      output: {
        items: await runner.read(credentials, () =>
          stores.listStoreOperations(input.name, { credentials }),
        ),
      },
    }),
  });

  actionsRegistry.register({
    name: 'list-store-plans',
    title: 'List plans of WooCommerce stores',
    description:
      'Lists the plans that a WooCommerce store can have, and whether you could have a store of each now, or why not.',
    attributes,
    schema: { input: ownerInput, output: itemsOutput },
    action: async ({ input, credentials }) => ({
      output: {
        items: await runner.read(credentials, () =>
          stores.listPlans(input, { credentials }),
        ),
      },
    }),
  });

  actionsRegistry.register({
    name: 'list-store-quotas',
    title: 'List quotas of WooCommerce stores',
    description:
      'Lists the quotas that a new WooCommerce store would count against, with what is used of them; CPU in cores, memory and storage in bytes.',
    attributes,
    schema: { input: ownerInput, output: itemsOutput },
    action: async ({ input, credentials }) => ({
      output: {
        items: await runner.read(credentials, () =>
          stores.listQuotas(input, { credentials }),
        ),
      },
    }),
  });

  actionsRegistry.register({
    name: 'plan-store-deletion',
    title: 'Plan the deletion of a WooCommerce store',
    description:
      'Says what deleting a WooCommerce store would take away, and what would stay. Changes nothing. The hash of the plan is what delete-store needs; show the plan to a person first.',
    attributes,
    schema: {
      input: nameInput,
      output: z =>
        z.object({ plan: z.object({ hash: z.string() }).passthrough() }),
    },
    action: async ({ input, credentials }) => ({
      output: {
        plan: await runner.read(credentials, () =>
          stores.planStoreDeletion(input.name, { credentials }),
        ),
      },
    }),
  });
}
