import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { JsonObject, JsonValue } from '@backstage/types';
import Ajv, { ErrorObject, Options, ValidateFunction } from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import Ajv2020 from 'ajv/dist/2020';
import { parse } from 'yaml';
import { mergeValues } from './mergeValues';

/** A value that a chart doesn't take. */
export interface ValueProblem {
  /** The keys, and positions in lists, that lead to the value. */
  readonly path: (string | number)[];
  /** What is the matter with it, to be read behind its name. */
  readonly message: string;
}

/** Finds what a chart doesn't take of the values for a release of it. */
export type ValuesCheck = (values: JsonObject) => ValueProblem[];

// Formats are left to Helm, and so are keywords that nobody knows.
const OPTIONS: Options = {
  allErrors: true,
  strict: false,
  validateFormats: false,
  logger: false,
};

/**
 * Reads what a chart's `values.schema.json` says, to be asked before Helm does.
 * As Helm does it, values are laid over the chart's own first.
 *
 * @throws Error when a file of the chart can't be read
 */
export function createValuesCheck(directory: string): ValuesCheck {
  const validate = compileSchema(join(directory, 'values.schema.json'));
  if (!validate) {
    return () => [];
  }
  const defaults = readDefaults(join(directory, 'values.yaml'));
  return values => {
    validate(dropNothings(mergeValues(defaults, values)));
    const problems = new Map<string, ValueProblem>();
    for (const problem of (validate.errors ?? []).flatMap(toProblem)) {
      const key = JSON.stringify(problem.path);
      problems.set(key, problems.get(key) ?? problem);
    }
    return [...problems.values()];
  };
}

function compileSchema(file: string): ValidateFunction | undefined {
  if (!existsSync(file)) {
    return undefined;
  }
  const { $schema: draft, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
  return createAjv(String(draft)).compile(schema);
}

function createAjv(draft: string): Ajv {
  if (draft.includes('2020-12')) {
    return new Ajv2020(OPTIONS);
  }
  return draft.includes('2019-09') ? new Ajv2019(OPTIONS) : new Ajv(OPTIONS);
}

function readDefaults(file: string): JsonObject {
  return existsSync(file) ? parse(readFileSync(file, 'utf8')) ?? {} : {};
}

/** Without the keys that are set to nothing, which is how Helm is told to drop them. */
function dropNothings(values: JsonObject): JsonObject {
  const json = JSON.stringify(values, (_, value: JsonValue) =>
    // JSON would make nothing of it.
    typeof value === 'number' && !Number.isFinite(value) ? `${value}` : value,
  );
  return JSON.parse(json, (_, value: JsonValue) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value).filter(([, child]) => child !== null),
        )
      : value,
  );
}

function toProblem(error: ErrorObject): ValueProblem[] {
  const { keyword, params } = error;
  const path = toPath(error.instancePath);
  switch (keyword) {
    // What was found inside of them says more.
    case 'if':
    case 'anyOf':
    case 'oneOf':
    case 'propertyNames':
      return [];
    case 'additionalProperties':
      return [
        {
          path: [...path, params.additionalProperty],
          message: 'is not a value of the chart',
        },
      ];
    case 'required':
      return [
        { path: [...path, params.missingProperty], message: 'is missing' },
      ];
    case 'const':
      // That a value may be empty says little of one that isn't.
      return params.allowedValue === ''
        ? []
        : [{ path, message: `must be ${params.allowedValue}` }];
    case 'enum':
      return [
        { path, message: `must be one of ${params.allowedValues.join(', ')}` },
      ];
    default:
      return [{ path, message: error.message ?? 'can’t be used' }];
  }
}

/** The parts of a JSON pointer. */
function toPath(pointer: string): (string | number)[] {
  return pointer
    .split('/')
    .slice(1)
    .map(part => part.replaceAll('~1', '/').replaceAll('~0', '~'))
    .map(part => (/^\d+$/.test(part) ? Number(part) : part));
}
