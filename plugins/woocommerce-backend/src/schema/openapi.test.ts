import {
  STORE_CONDITION_TYPES,
  STORE_NAME_MAX_LENGTH,
  STORE_PHASES,
  STORE_SORTS,
  validateStoreName,
} from '@woocommerce-backstage/plugin-woocommerce-common';
import { compileOpenApiSchema } from '../__testUtils__/openApi';
import { readOpenApiDocument } from '../http/readOpenApiDocument';
import { createStoreSchema } from '../input/createStoreSchema';

type Paths = Record<string, Record<string, { responses?: object }>>;

describe('openapi.yaml', () => {
  it.each([
    'a',
    'a1',
    'a-b',
    'demo',
    'a--b',
    'a'.repeat(STORE_NAME_MAX_LENGTH),
    '',
    '1a',
    '-a',
    'a-',
    'A',
    'a_b',
    'a.b',
    'a b',
    'a\n',
    'ä',
    'а',
    '🛒',
    'a'.repeat(STORE_NAME_MAX_LENGTH + 1),
  ])('agrees with the code about the name %j', async name => {
    const validate = await compileOpenApiSchema('CreateStoreRequest');
    const fits = validateStoreName(name) === undefined;
    expect(validate({ name })).toBe(fits);
    expect(createStoreSchema.safeParse({ name }).success).toBe(fits);
  });

  it.each(['store-a', 'kube-a', 'xn--a', 'default', 'www'])(
    'leaves the reserved name %s to the code',
    async name => {
      const validate = await compileOpenApiSchema('CreateStoreRequest');
      expect(validate({ name })).toBe(true);
      expect(validateStoreName(name)).toMatch(/reserved/);
    },
  );

  it('knows the fields of a request that the code knows', async () => {
    const validate = await compileOpenApiSchema('CreateStoreRequest');
    const request = Object.fromEntries(
      Object.keys(createStoreSchema.shape).map(key => [
        key,
        key === 'protected' ? true : 'demo',
      ]),
    );
    expect(validate(request)).toBe(true);
    expect(validate({ ...request, another: 'demo' })).toBe(false);
  });

  it('says of every request that it may be one too many', async () => {
    const { paths } = await readOpenApiDocument();
    const silent = Object.entries(paths as Paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { responses }]) => responses && !('429' in responses))
        .map(([method]) => `${method} ${path}`),
    );
    expect(silent).toEqual([]);
  });

  it.each([
    ['StorePhase', STORE_PHASES],
    ['StoreSort', STORE_SORTS],
    ['StoreConditionType', STORE_CONDITION_TYPES],
  ])('lists every %s', async (schema, values) => {
    const validate = await compileOpenApiSchema(schema);
    for (const value of values) {
      expect(validate(value)).toBe(true);
    }
    expect(validate('Another')).toBe(false);
  });
});
