import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { assertStoreName } from '../lib/assertStoreName';
import { deleteOnce } from '../lib/deleteOnce';
import { findStore } from '../lib/findStore';
import { readTimeout } from '../lib/readTimeout';
import { StoreActionOptions } from '../lib/types';
import { waitUntilGone } from '../lib/waitUntilGone';
import { examples } from './deleteStore.examples';
import { toDryRunOutput } from './toDryRunOutput';
import { setOutputs } from './setOutputs';
import { nameInput, storeOutput, timeoutInput, toStoreOutput } from './schema';

const DEFAULT_TIMEOUT = { minutes: 15 };

/**
 * Makes the action `woocommerce:store:delete`.
 *
 * @internal
 */
export function createDeleteStoreAction(
  options: Pick<StoreActionOptions, 'changes' | 'stores'>,
) {
  const { changes, stores } = options;
  return createTemplateAction({
    id: 'woocommerce:store:delete',
    description:
      'Removes a WooCommerce store with all of its data, if there is one, and, unless told otherwise, waits until nothing is left of it',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: nameInput,
        wait: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to wait until nothing is left of the store. Yes by default.',
            ),
        timeout: z =>
          timeoutInput(z).describe(
            'How long to wait, such as 10m or {"minutes": 10}. 15 minutes by default.',
          ),
      },
      output: {
        ...storeOutput,
        deleted: z =>
          z
            .boolean()
            .describe('Whether it was seen that nothing is left of the store'),
      },
    },
    async handler(ctx) {
      const { name, wait = true } = ctx.input;
      assertStoreName(name);
      const timeoutMs = readTimeout(ctx.input.timeout, DEFAULT_TIMEOUT);

      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: store "${name}" is not deleted, and its addresses are made up.`,
        );
        setOutputs(ctx, toDryRunOutput({ name, phase: 'Deleting' }));
        ctx.output('deleted', wait);
        return;
      }

      ctx.signal?.throwIfAborted();
      const { target } = await ctx.checkpoint({
        key: `woocommerce.store.target.${name}`,
        fn: async () => {
          const store = await findStore(stores, name, {
            credentials: await ctx.getInitiatorCredentials(),
            signal: ctx.signal,
          });
          return {
            target: store
              ? {
                  id: store.id,
                  output: {
                    ...toStoreOutput(store),
                    phase: 'Deleting',
                    reachable: false,
                  },
                }
              : null,
          };
        },
      });
      if (!target) {
        ctx.logger.info(
          `There is no store "${name}" that you may see. Nothing is done.`,
        );
        ctx.output('storeName', name);
        ctx.output('deleted', false);
        return;
      }

      const { id, output } = target;
      const deleting = await deleteOnce({ context: ctx, name, id, stores });
      if (deleting && wait) {
        await waitUntilGone({
          name,
          id,
          timeoutMs,
          context: ctx,
          changes,
          stores,
        });
      }
      const deleted = !deleting || wait;
      ctx.logger.info(
        deleted
          ? `Nothing is left of store "${name}".`
          : `Store "${name}" is being deleted.`,
      );
      setOutputs(ctx, output);
      ctx.output('deleted', deleted);
    },
  });
}
