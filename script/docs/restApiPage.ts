import { parse } from 'yaml';
import { describeType, fieldRows, JsonSchema } from './jsonSchema';
import { code, madeFrom, oneLine, page, table } from './markdown';
import { readText } from './repository';

const SOURCE = 'plugins/woocommerce-backend/src/schema/openapi.yaml';
const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

interface Reference {
  $ref?: string;
}
interface Parameter extends Reference {
  name: string;
  in: string;
  required?: boolean;
  description?: string;
  schema: JsonSchema;
}
interface Body {
  content?: Record<string, { schema: JsonSchema }>;
}
interface Answer extends Reference, Body {
  description: string;
}
interface Operation {
  summary: string;
  description?: string;
  parameters?: Parameter[];
  requestBody?: Body;
  responses: Record<string, Answer>;
}
interface Description {
  info: { description: string };
  paths: Record<
    string,
    Record<string, Operation> & { parameters?: Parameter[] }
  >;
  components: {
    parameters: Record<string, Parameter>;
    responses: Record<string, Answer>;
    schemas: Record<string, JsonSchema>;
  };
}

/** All requests and answers, from the OpenAPI description. */
export function restApiPage(): string {
  const api: Description = parse(readText(SOURCE));
  return page(
    '# REST API',
    madeFrom(SOURCE),
    oneLine(api.info.description),
    'All addresses are below `/api/woocommerce`. A running portal has the same as OpenAPI at `/api/woocommerce/openapi.json`, and to be tried out at _APIs_, entity `woocommerce`. Each call but that one takes a token, `authorization: Bearer …`; [what each permission allows](permissions.md) and [how to call it](packages/woocommerce-backend.md#api) have pages of their own.',
    '## Requests',
    ...Object.entries(api.paths).flatMap(([path, methods]) =>
      METHODS.filter(method => methods[method]).map(method =>
        operationSection(api, path, method),
      ),
    ),
    '## Types',
    ...Object.entries(api.components.schemas).map(([name, schema]) =>
      typeSection(name, schema),
    ),
  );
}

function operationSection(
  api: Description,
  path: string,
  method: string,
): string {
  const { parameters = [], ...methods } = api.paths[path];
  const operation = methods[method];
  const all = [...parameters, ...(operation.parameters ?? [])].map(one =>
    one.$ref ? api.components.parameters[nameOf(one.$ref)] : one,
  );
  return page(
    `### ${method.toUpperCase()} ${path}`,
    `${operation.summary}.`,
    operation.description && oneLine(operation.description),
    all.length > 0
      ? table(
          ['Parameter', 'In', 'Type', 'Meaning'],
          all.map(one => [
            code(one.name) + (one.required ? ' \\*' : ''),
            one.in,
            describeType(one.schema, linkType),
            oneLine(one.description ?? ''),
          ]),
        )
      : undefined,
    operation.requestBody && `Body: ${describeBody(operation.requestBody)}.`,
    table(
      ['Status', 'Answer'],
      Object.entries(operation.responses).map(([status, one]) => {
        const answer = one.$ref
          ? api.components.responses[nameOf(one.$ref)]
          : one;
        const body = describeBody(answer);
        return [
          code(status),
          oneLine(answer.description).replace(/\.$/, '') +
            (body ? `: ${body}` : ''),
        ];
      }),
    ),
  );
}

function describeBody({ content = {} }: Body): string {
  return Object.entries(content)
    .map(([type, { schema }]) =>
      type === 'application/json' ? describeType(schema, linkType) : code(type),
    )
    .join(' or ');
}

function typeSection(name: string, schema: JsonSchema): string {
  const rows = fieldRows(schema, linkType);
  return page(
    `### ${name}`,
    schema.description && oneLine(schema.description),
    rows.length > 0
      ? table(['Field', 'Type', 'Meaning'], rows)
      : `Type: ${describeType({ ...schema, $ref: undefined }, linkType)}.`,
  );
}

function linkType(name: string): string {
  return `[${name}](#${name.toLowerCase()})`;
}

function nameOf(reference: string): string {
  return reference.split('/').at(-1)!;
}
