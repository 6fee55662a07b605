import { createMockDirectory } from '@backstage/backend-test-utils';
import { JsonObject } from '@backstage/types';
import { createValuesCheck } from './createValuesCheck';

const SCHEMA = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  additionalProperties: false,
  properties: {
    replicas: { type: 'integer', minimum: 1 },
    pullPolicy: { enum: ['Always', 'Never'] },
    size: {
      anyOf: [{ type: 'number' }, { type: 'string', pattern: '^\\d+Gi$' }],
    },
    web: {
      required: ['url'],
      additionalProperties: false,
      properties: { url: { type: 'string' }, port: { type: 'integer' } },
    },
    'a/b': { type: 'string' },
    slug: { anyOf: [{ const: '' }, { type: 'string', maxLength: 2 }] },
    list: { items: { type: 'object', required: ['name'] } },
    mode: { type: 'string' },
  },
  if: {
    properties: { replicas: { type: 'integer', minimum: 2 } },
    required: ['replicas'],
  },
  then: { properties: { mode: { const: 'many' } } },
};

describe('createValuesCheck', () => {
  const directory = createMockDirectory();

  function check(values: JsonObject, schema: JsonObject = SCHEMA) {
    directory.setContent({
      'values.yaml': 'mode: one\nweb: {url: http://a, port: 80}\n',
      'values.schema.json': JSON.stringify(schema),
    });
    return createValuesCheck(directory.path)(values);
  }

  it.each<[string, JsonObject]>([
    ['nothing, as the chart has it all', {}],
    ['values beside those of the chart', { web: { port: 8080 } }],
    ['nothing in the place of a value', { web: { port: null } }],
    ['what goes together', { replicas: 2, mode: 'many' }],
  ])('takes %s', (_, values) => {
    expect(check(values)).toEqual([]);
  });

  it.each<[JsonObject, (string | number)[], string]>([
    [{ replicas: 'two' }, ['replicas'], 'must be integer'],
    [{ replicas: 0 }, ['replicas'], 'must be >= 1'],
    [{ replicas: 2 }, ['mode'], 'must be many'],
    [{ pullPolicy: 'Often' }, ['pullPolicy'], 'must be one of Always, Never'],
    [{ size: '5' }, ['size'], 'must be number'],
    [{ web: { urls: 'x' } }, ['web', 'urls'], 'is not a value of the chart'],
    [{ web: { url: null } }, ['web', 'url'], 'is missing'],
    [{ slug: 'abc' }, ['slug'], 'must NOT have more than 2 characters'],
    [{ 'a/b': 1 }, ['a/b'], 'must be string'],
    [{ list: [{ name: 'a' }, {}] }, ['list', 1, 'name'], 'is missing'],
    [{ list: [null] }, ['list', 0], 'must be object'],
  ])('refuses %j', (values, path, message) => {
    expect(check(values)).toEqual([{ path, message }]);
  });

  it('finds all problems at once', () => {
    expect(check({ replicas: 'x', pullPolicy: 'y' })).toHaveLength(2);
  });

  it.each([
    'http://json-schema.org/draft-07/schema#',
    'http://json-schema.org/schema#',
    'https://json-schema.org/draft/2019-09/schema',
    undefined,
  ])('reads a schema of the draft %s', draft => {
    const schema = {
      ...(draft && { $schema: draft }),
      properties: { name: { type: 'string', title: 'Name', form: true } },
    };
    expect(check({ name: 1 }, schema)).toEqual([
      { path: ['name'], message: 'must be string' },
    ]);
  });

  it('takes anything when the chart has no schema', () => {
    directory.setContent({ 'values.yaml': 'a: 1' });
    expect(createValuesCheck(directory.path)({ b: 2 })).toEqual([]);
  });

  it.each(['{', '{"type": "strnig"}'])('can’t read the schema %s', schema => {
    directory.setContent({ 'values.schema.json': schema });
    expect(() => createValuesCheck(directory.path)).toThrow();
  });
});
