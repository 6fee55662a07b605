import { mockServices } from '@backstage/backend-test-utils';
import { ActionContext } from '@backstage/plugin-scaffolder-node';
import { createMockActionContext } from '@backstage/plugin-scaffolder-node-test-utils';
import { JsonObject, JsonValue } from '@backstage/types';

/**
 * A task that can be resumed: what a step wrote to its checkpoints is there when
 * the step runs again.
 */
export class TestTask {
  readonly log: string[] = [];
  readonly outputs: Record<string, unknown> = {};
  readonly checkpoints = new Map<string, JsonValue>();
  /** Makes the process die after the checkpoint's work, before it is written. */
  crashIn?: string;

  context<TInput extends JsonObject, TOutput extends JsonObject>(
    input: TInput,
    options: Partial<ActionContext<TInput, TOutput>> = {},
  ): ActionContext<TInput, TOutput> {
    const logger = mockServices.logger.mock({
      info: message => this.log.push(message),
      warn: message => this.log.push(message),
    });
    return {
      ...createMockActionContext<TInput, TOutput>({ input }),
      logger,
      user: { ref: 'user:default/guest' },
      output: (name, value) => {
        this.outputs[name as string] = value;
      },
      checkpoint: async ({ key, fn }) => {
        const written = this.checkpoints.get(key);
        if (written !== undefined) {
          return written as Awaited<ReturnType<typeof fn>>;
        }
        const value = await fn();
        if (this.crashIn && key.includes(this.crashIn)) {
          throw new Error('The backend died');
        }
        this.checkpoints.set(key, (value ?? {}) as JsonValue);
        return value;
      },
      ...options,
    };
  }
}
