import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { assertStoreName } from '../lib/assertStoreName';
import { describePhase } from '../lib/describeStore';
import { findStore } from '../lib/findStore';
import { StoreActionOptions } from '../lib/types';
import { toDryRunOutput } from './toDryRunOutput';
import { examples } from './getStore.examples';
import { setOutputs } from './setOutputs';
import { nameInput, storeOutput, toStoreOutput } from './schema';

/**
 * Makes the action `woocommerce:store:get`.
 *
 * @internal
 */
export function createGetStoreAction(
  options: Pick<StoreActionOptions, 'stores'>,
) {
  const { stores } = options;
  return createTemplateAction({
    id: 'woocommerce:store:get',
    description: 'Reads a WooCommerce store',
    examples,
    supportsDryRun: true,
    schema: { input: { name: nameInput }, output: storeOutput },
    async handler(ctx) {
      const { name } = ctx.input;
      assertStoreName(name);
      const callOptions = {
        credentials: await ctx.getInitiatorCredentials(),
        signal: ctx.signal,
      };

      // In a dry run the store may be one that an earlier step would have made.
      const store = ctx.isDryRun
        ? await findStore(stores, name, callOptions)
        : await stores.getStore(name, callOptions);
      if (!store) {
        ctx.logger.info(
          `Dry run: store "${name}" does not exist, its addresses are made up.`,
        );
        setOutputs(ctx, toDryRunOutput({ name, phase: 'Ready' }));
        return;
      }
      ctx.logger.info(describePhase(store));
      setOutputs(ctx, toStoreOutput(store));
    },
  });
}
