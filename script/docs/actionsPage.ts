import { AuthService } from '@backstage/backend-plugin-api';
import { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import { StoreService } from '@woocommerce-backstage/plugin-woocommerce-node';
import { z } from 'zod/v3';
import { zodToJsonSchema } from 'zod-to-json-schema';
import { createStoreActions } from '../../plugins/scaffolder-backend-module-woocommerce/src/actions/createStoreActions';
import { StoreActionOptions } from '../../plugins/scaffolder-backend-module-woocommerce/src/lib/types';
import {
  ActionRunner,
  registerChangeActions,
  registerReadActions,
} from '../../plugins/woocommerce-backend/src/actions';
import { RequestLimiter } from '../../plugins/woocommerce-backend/src/quotas/RequestLimiter';
import { fieldRows, JsonSchema } from './jsonSchema';
import { madeFrom, oneLine, page, table } from './markdown';

type AgentAction = Parameters<ActionsRegistryService['register']>[0];

/** What templates and agents can call, from the schemas that the actions are registered with. */
export function actionsPage(): string {
  return page(
    '# Actions',
    madeFrom(
      'what plugins/scaffolder-backend-module-woocommerce and plugins/woocommerce-backend register',
    ),
    'A star marks what has to be given.',
    '## For software templates',
    'Each has examples in the portal, at `/create/actions`. They act as whoever runs the template. [More about them](packages/scaffolder-backend-module-woocommerce.md).',
    ...createStoreActions({} as StoreActionOptions).map(templateAction),
    '## For agents',
    'In Backstage’s actions registry, from where MCP clients have them when `woocommerce` is among `backend.actions.pluginSources`. Those that change something are there with `woocommerce.actions.readOnly: false` only. They have the permissions, quotas and rate limits of the user whose token the agent has. [More about them](packages/woocommerce-backend.md#agents).',
    ...listAgentActions().map(agentAction),
  );
}

function templateAction(
  action: ReturnType<typeof createStoreActions>[number],
): string {
  const { input, output } = action.schema as Record<string, JsonSchema>;
  return page(
    `### ${action.id}`,
    `${action.description}.`,
    fieldTable('Input', input),
    fieldTable('Output', output),
  );
}

function agentAction({ name, description, attributes, schema }: AgentAction) {
  const input = zodToJsonSchema(schema.input(z)) as JsonSchema;
  return page(
    `### ${name}`,
    `${oneLine(description)} ${describeAttributes(attributes)}`,
    fieldTable('Input', input),
  );
}

function describeAttributes({
  readOnly,
  destructive,
  idempotent,
}: NonNullable<AgentAction['attributes']> = {}): string {
  const words = [
    readOnly ? 'changes nothing' : 'changes something',
    destructive && 'is marked as destructive',
    idempotent && !readOnly && 'can be called again',
  ].filter(Boolean);
  return `_It ${words.join(', ')}._`;
}

function fieldTable(title: string, schema: JsonSchema): string | undefined {
  const rows = fieldRows(schema);
  return rows.length > 0 ? table([title, 'Type', 'Meaning'], rows) : undefined;
}

function listAgentActions(): AgentAction[] {
  const actions: AgentAction[] = [];
  const options = {
    actionsRegistry: {
      register: action => actions.push(action as unknown as AgentAction),
    } as ActionsRegistryService,
    runner: ActionRunner.create({
      auth: {} as AuthService,
      limiter: {} as RequestLimiter,
    }),
    stores: {} as StoreService,
  };
  registerReadActions(options);
  registerChangeActions(options);
  return actions;
}
