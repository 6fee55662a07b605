import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { Store } from '@woocommerce-backstage/plugin-woocommerce-common';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { CallOptions } from '../services/CallOptions';
import { ActionRunner } from './ActionRunner';
import {
  changeInput,
  idempotencyShape,
  nameInput,
  storeOutput,
} from './schemas';

/** Who asks, when the credentials of the call don't say it. */
const VIA = 'action';

const attributes = { readOnly: false, destructive: false, idempotent: false };

/** Something that is asked for of a store, with nothing to be said about it. */
interface ChangeAction {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly run: (name: string, options: CallOptions) => Promise<Store>;
}

/** Offers what changes something to whatever calls actions, such as agents. */
export function registerChangeActions(options: {
  actionsRegistry: ActionsRegistryService;
  runner: ActionRunner;
  stores: StoreService;
}): void {
  const { actionsRegistry, runner, stores } = options;

  actionsRegistry.register({
    name: 'create-store',
    title: 'Request a WooCommerce store',
    description:
      'Requests a WooCommerce store. It is provisioned after it was accepted: follow its phase with get-store. Counts against the quotas that list-store-quotas lists.',
    attributes,
    schema: {
      input: z =>
        z.object({
          name: z
            .string()
            .describe(
              '1 to 36 lower-case letters, digits and hyphens; becomes part of the address and can’t be changed',
            ),
          title: z.string().optional().describe('The shop’s name for people'),
          owner: z
            .string()
            .optional()
            .describe('The owning group or user, an entity reference'),
          plan: z.string().optional().describe('One of list-store-plans'),
          cluster: z
            .string()
            .optional()
            .describe('One of the plan’s clusters; chosen when absent'),
          blueprint: z
            .string()
            .optional()
            .describe('The name of what its content is made from'),
          entityRef: z
            .string()
            .optional()
            .describe('An existing catalog entity to link the store to'),
          protected: z
            .boolean()
            .optional()
            .describe('Whether it can’t be deleted'),
          ...idempotencyShape(z),
        }),
      output: storeOutput,
    },
    action: async ({ input, credentials }) => {
      const { idempotencyKey, ...request } = input;
      const call: CallOptions = { credentials, idempotencyKey, via: VIA };
      return {
        output: {
          store: await runner.change(credentials, () =>
            stores.createStore(request, call),
          ),
        },
      };
    },
  });

  const changes: ChangeAction[] = [
    {
      name: 'refresh-store',
      title: 'Observe a WooCommerce store now',
      description:
        'Looks at a WooCommerce store in the cluster now. Never needed for its phase to be right.',
      run: (name, call) => stores.refreshStore(name, call),
    },
    {
      name: 'retry-store',
      title: 'Retry a WooCommerce store',
      description:
        'Tries to provision a WooCommerce store again that is Failed.',
      run: (name, call) => stores.retryStore(name, call),
    },
    {
      name: 'verify-store',
      title: 'Verify a WooCommerce store',
      description:
        'Checks whether a customer can buy in a WooCommerce store that is Ready or Degraded, by a test order that is removed again.',
      run: (name, call) => stores.verifyStore(name, call),
    },
    {
      name: 'upgrade-store',
      title: 'Upgrade a WooCommerce store',
      description:
        'Brings a WooCommerce store to the chart and the plan as they are configured now; its data stays.',
      run: (name, call) => stores.upgradeStore(name, call),
    },
    {
      name: 'repair-store',
      title: 'Repair a WooCommerce store',
      description:
        'Puts back what is missing of a WooCommerce store in the cluster, with the volumes that are still there.',
      run: (name, call) => stores.repairStore(name, call),
    },
    {
      name: 'cancel-store-operation',
      title: 'Cancel what is done for a WooCommerce store',
      description:
        'Gives up what is being done for a WooCommerce store. What it has done so far stays.',
      run: (name, call) => stores.cancelStoreOperation(name, call),
    },
  ];
  for (const { run, ...change } of changes) {
    actionsRegistry.register({
      ...change,
      attributes,
      schema: { input: changeInput, output: storeOutput },
      action: async ({ input, credentials }) => {
        const { name, idempotencyKey } = input;
        const call: CallOptions = { credentials, idempotencyKey, via: VIA };
        return {
          output: {
            store: await runner.change(credentials, () => run(name, call)),
          },
        };
      },
    });
  }

  actionsRegistry.register({
    name: 'update-store',
    title: 'Protect a WooCommerce store',
    description: 'Sets whether a WooCommerce store can be deleted.',
    attributes: { ...attributes, idempotent: true },
    schema: {
      input: z =>
        nameInput(z).extend({
          protected: z.boolean().describe('Whether it can’t be deleted'),
        }),
      output: storeOutput,
    },
    action: async ({ input: { name, ...request }, credentials }) => {
      const call: CallOptions = { credentials, via: VIA };
      return {
        output: {
          store: await runner.change(credentials, () =>
            stores.updateStore(name, request, call),
          ),
        },
      };
    },
  });

  actionsRegistry.register({
    name: 'delete-store',
    title: 'Delete a WooCommerce store',
    description:
      'Removes a WooCommerce store and all of its data, for ever. Needs the hash of a plan that plan-store-deletion has made; a person should have agreed to that plan.',
    attributes: { ...attributes, destructive: true, idempotent: true },
    schema: {
      input: z =>
        changeInput(z).extend({
          plan: z.string().describe('The hash of the plan that was looked at'),
        }),
      output: storeOutput,
    },
    action: async ({ input, credentials }) => {
      const { name, plan, idempotencyKey } = input;
      const call: CallOptions = { credentials, idempotencyKey, via: VIA };
      return {
        output: {
          store: await runner.change(credentials, () =>
            stores.deleteStore(name, { plan }, call),
          ),
        },
      };
    },
  });
}
