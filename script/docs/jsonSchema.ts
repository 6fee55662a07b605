import { anyOf, code, oneLine } from './markdown';

/** What the pages read of a JSON schema, as OpenAPI and zod make it. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  format?: string;
  description?: string;
  enum?: unknown[];
  const?: unknown;
  items?: JsonSchema;
  properties?: Record<string, JsonSchema>;
  required?: string[];
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  additionalProperties?: boolean | JsonSchema;
  default?: unknown;
  minimum?: number;
  maximum?: number;
}

/** A field of an object, as a line of a table. */
export function fieldRows(schema: JsonSchema, link = code): string[][] {
  return Object.entries(schema.properties ?? {}).map(([name, field]) => [
    code(name) + (schema.required?.includes(name) ? ' \\*' : ''),
    describeType(field, link),
    oneLine(field.description ?? ''),
  ]);
}

/** A type in words; `link` says how a schema with a name is shown. */
export function describeType(schema: JsonSchema, link = code): string {
  if (schema.$ref) {
    return link(schema.$ref.split('/').at(-1)!);
  }
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) {
    return [...new Set(choices.map(one => describeType(one, link)))].join(
      ' or ',
    );
  }
  if (schema.const !== undefined) {
    return code(JSON.stringify(schema.const));
  }
  if (schema.enum) {
    return anyOf(schema.enum.map(String));
  }
  if (schema.type === 'array') {
    return `list of ${describeType(schema.items ?? {}, link)}`;
  }
  return [
    [schema.type ?? 'anything'].flat().map(code).join(' or '),
    schema.format && `(${schema.format})`,
    schema.default !== undefined && `= ${code(String(schema.default))}`,
  ]
    .filter(Boolean)
    .join(' ');
}
