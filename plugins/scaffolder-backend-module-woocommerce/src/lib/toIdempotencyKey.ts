import { createHash } from 'node:crypto';
import { ActionContext } from '@backstage/plugin-scaffolder-node';

/**
 * Makes up a key for a request of a task's step: the same one each time the task
 * is resumed, and another one for any other step or task.
 *
 * @param options.request - tells the requests of the step apart
 * @internal
 */
export function toIdempotencyKey(options: {
  context: Pick<ActionContext<{}>, 'task' | 'step'>;
  request: readonly string[];
}): string {
  const { context, request } = options;
  // A step's id may be any text, and a key may not.
  return createHash('sha256')
    .update(JSON.stringify([context.task.id, context.step?.id, ...request]))
    .digest('hex');
}
