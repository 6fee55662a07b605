import { woocommerceStoreRules } from '../../plugins/woocommerce-backend/src/permissions/rules';
import * as permissions from '../../plugins/woocommerce-common/src/permissions';
import { z } from 'zod';
import { listConstants } from './declarations';
import { JsonSchema } from './jsonSchema';
import { code, madeFrom, page, table } from './markdown';

const PERMISSIONS = 'plugins/woocommerce-common/src/permissions.ts';
const RULES = 'plugins/woocommerce-backend/src/permissions/rules.ts';

/** All permissions, and the rules that conditions about them are made of. */
export function permissionsPage(): string {
  const comments = new Map(
    listConstants(PERMISSIONS).map(({ name, comment }) => [name, comment]),
  );
  return page(
    '# Permissions',
    madeFrom(`${PERMISSIONS} and ${RULES}`),
    'A permission policy decides on these. Those with a resource type are about one store, so that the policy can make its decision depend on it, by the rules below. How to write such a policy is in [Many teams](../how-to/many-teams.md), and what is seen without any of them in [Security](../explanation/security.md#what-is-seen-all-the-same).',
    table(
      ['Permission', 'Action', 'Resource type', 'Meaning'],
      Object.entries(permissions).flatMap(([name, permission]) =>
        isPermission(permission)
          ? [
              [
                code(permission.name),
                code(permission.attributes.action ?? ''),
                permission.resourceType ? code(permission.resourceType) : '–',
                comments.get(name) ?? '',
              ],
            ]
          : [],
      ),
    ),
    '## Rules',
    'In code they come from `woocommerceStoreConditions` of `@woocommerce-backstage/plugin-woocommerce-backend`.',
    table(
      ['In code', 'Name', 'Parameters', 'Meaning'],
      Object.entries(woocommerceStoreRules).map(([name, rule]) => [
        code(name),
        code(rule.name),
        describeParameters(
          'paramsSchema' in rule ? rule.paramsSchema : undefined,
        ),
        `${rule.description}.`,
      ]),
    ),
  );
}

interface Permission {
  name: string;
  attributes: { action?: string };
  resourceType?: string;
}

function isPermission(value: unknown): value is Permission {
  return typeof value === 'object' && value !== null && 'attributes' in value;
}

function describeParameters(schema: unknown): string {
  if (!(schema instanceof z.ZodType)) {
    return 'none';
  }
  const { properties = {} } = z.toJSONSchema(schema) as JsonSchema;
  return Object.entries(properties)
    .map(([name, { description }]) => `${code(name)}: ${description}`)
    .join('; ');
}
