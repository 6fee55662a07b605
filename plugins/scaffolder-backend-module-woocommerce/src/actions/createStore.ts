import { createTemplateAction } from '@backstage/plugin-scaffolder-node';
import { CreateStoreRequest } from '@woocommerce-backstage/plugin-woocommerce-common';
import { assertStoreName } from '../lib/assertStoreName';
import { readTimeout } from '../lib/readTimeout';
import { requestStore } from '../lib/requestStore';
import { StoreActionOptions } from '../lib/types';
import { waitForEntity } from '../lib/waitForEntity';
import { waitForPhase } from '../lib/waitForPhase';
import { examples } from './createStore.examples';
import { toDryRunOutput } from './toDryRunOutput';
import { setOutputs } from './setOutputs';
import { nameInput, storeOutput, timeoutInput, toStoreOutput } from './schema';

const DEFAULT_TIMEOUT = { minutes: 30 };

/**
 * Makes the action `woocommerce:store:create`.
 *
 * @internal
 */
export function createCreateStoreAction(options: StoreActionOptions) {
  const { catalog, changes, stores } = options;
  return createTemplateAction({
    id: 'woocommerce:store:create',
    description:
      'Requests a WooCommerce store and, if wanted, waits until it is ready',
    examples,
    supportsDryRun: true,
    schema: {
      input: {
        name: z =>
          nameInput(z).describe(
            'The store’s name: 1 to 36 lower-case letters, digits and hyphens, starting with a letter. Becomes part of its address.',
          ),
        title: z =>
          z
            .string()
            .optional()
            .describe('The shop’s name for people. The name by default.'),
        owner: z =>
          z
            .string()
            .optional()
            .describe(
              'The owning group or user, an entity reference. Whoever runs the template by default.',
            ),
        plan: z =>
          z
            .string()
            .optional()
            .describe('The plan’s name. The configured default by default.'),
        cluster: z =>
          z
            .string()
            .optional()
            .describe(
              'The name of the cluster, one of the plan’s. The one with most room by default.',
            ),
        blueprint: z =>
          z
            .string()
            .optional()
            .describe(
              'The name of the blueprint that the shop’s content is made from. The plan’s own by default.',
            ),
        entityRef: z =>
          z
            .string()
            .optional()
            .describe(
              'An existing catalog entity to link the store to instead of one of its own',
            ),
        wait: z =>
          z
            .boolean()
            .optional()
            .describe(
              'Whether to wait until the store is ready. No by default.',
            ),
        timeout: z =>
          timeoutInput(z).describe(
            'How long to wait, such as 10m or {"minutes": 10}. 30 minutes by default.',
          ),
      },
      output: storeOutput,
    },
    async handler(ctx) {
      const { name, wait = false } = ctx.input;
      assertStoreName(name);
      const timeoutMs = readTimeout(ctx.input.timeout, DEFAULT_TIMEOUT);
      const request: CreateStoreRequest = {
        name,
        title: orAbsent(ctx.input.title),
        owner: orAbsent(ctx.input.owner),
        plan: orAbsent(ctx.input.plan),
        cluster: orAbsent(ctx.input.cluster),
        blueprint: orAbsent(ctx.input.blueprint),
        entityRef: orAbsent(ctx.input.entityRef),
      };

      if (ctx.isDryRun) {
        ctx.logger.info(
          `Dry run: store "${name}" is not created, and its addresses are made up.`,
        );
        const phase = wait ? 'Ready' : 'Pending';
        setOutputs(
          ctx,
          toDryRunOutput({ name, entityRef: request.entityRef, phase }),
        );
        return;
      }

      ctx.signal?.throwIfAborted();
      const requested = await requestStore({ context: ctx, request, stores });
      ctx.logger.info(
        `Store "${name}" is accepted. It will live in namespace ${requested.namespace}.`,
      );
      if (!wait) {
        setOutputs(ctx, toStoreOutput(requested));
        return;
      }

      const store = await waitForPhase({
        name,
        id: requested.id,
        phase: 'Ready',
        timeoutMs,
        context: ctx,
        changes,
        stores,
      });
      const output = toStoreOutput(store);
      await waitForEntity({
        catalog,
        entityRef: output.entityRef,
        context: ctx,
      });
      setOutputs(ctx, output);
    },
  });
}

/** Forms hand over fields that were left empty as empty text. */
function orAbsent(text: string | undefined): string | undefined {
  return text?.trim() || undefined;
}
