import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { STORE_PHASES } from '@woocommerce-backstage/plugin-woocommerce-common';
import { assertStoreName } from '../lib/assertStoreName';
import { readTimeout } from '../lib/readTimeout';
import { StoreActionOptions } from '../lib/types';
import { waitForEntity } from '../lib/waitForEntity';
import { waitForPhase } from '../lib/waitForPhase';
import { toDryRunOutput } from './toDryRunOutput';
import { setOutputs } from './setOutputs';
import { nameInput, storeOutput, timeoutInput, toStoreOutput } from './schema';
import { examples } from './waitForStore.examples';

const DEFAULT_TIMEOUT = { minutes: 30 };

/**
 * Makes the action `woocommerce:store:wait`.
 *
 * @internal
 */
export function createWaitForStoreAction(options: StoreActionOptions) {
  const { catalog, changes, stores } = options;
  return createTemplateAction({
    id: 'woocommerce:store:wait',
    description: 'Waits until a WooCommerce store is in a phase',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: nameInput,
        phase: z =>
          z
            .enum(STORE_PHASES)
            .optional()
            .describe('The phase to wait for. Ready by default.'),
        timeout: z =>
          timeoutInput(z).describe(
            'How long to wait, such as 10m or {"minutes": 10}. 30 minutes by default.',
          ),
      },
      output: storeOutput,
    },
    async handler(ctx) {
      const { name, phase = 'Ready' } = ctx.input;
      assertStoreName(name);
      const timeoutMs = readTimeout(ctx.input.timeout, DEFAULT_TIMEOUT);

      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: nothing waits for store "${name}", and its addresses are made up.`,
        );
        setOutputs(ctx, toDryRunOutput({ name, phase }));
        return;
      }

      const store = await waitForPhase({
        name,
        phase,
        timeoutMs,
        context: ctx,
        changes,
        stores,
      });
      const output = toStoreOutput(store);
      if (phase === 'Ready') {
        await waitForEntity({
          catalog,
          entityRef: output.entityRef,
          context: ctx,
        });
      }
      setOutputs(ctx, output);
    },
  });
}
