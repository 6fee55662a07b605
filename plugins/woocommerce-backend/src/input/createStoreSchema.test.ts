import { createStoreSchema } from './createStoreSchema';
import { parseInput } from './parseInput';

describe('createStoreSchema', () => {
  it('normalises what can be said in several ways', () => {
    expect(
      parseInput(createStoreSchema, {
        name: 'demo',
        title: ' Ada’s “shop” 🛒 \u00a0',
        owner: 'Shops',
        plan: 'demo',
        blueprint: 'germany-b2c',
        entityRef: 'Component:Demo-Shop',
      }),
    ).toEqual({
      name: 'demo',
      title: 'Ada’s “shop” 🛒',
      owner: 'group:default/shops',
      plan: 'demo',
      blueprint: 'germany-b2c',
      entityRef: 'component:default/demo-shop',
    });
  });

  it.each([
    'no',
    'on',
    '0123',
    '1e3',
    '2026-01-01',
    '"\\nkind: Pod',
    'a,b=c',
    '{{ .Release.Name }}',
    '<script>alert(1)</script>',
    '🛒'.repeat(100),
  ])('takes the title %j for text', title => {
    expect(parseInput(createStoreSchema, { name: 'demo', title })).toEqual({
      name: 'demo',
      title,
    });
  });

  it.each(['group:default/shops', 'user:default/ada', 'group:other/a.b_c-d'])(
    'takes the owner %s',
    owner => {
      expect(
        parseInput(createStoreSchema, { name: 'demo', owner }),
      ).toHaveProperty('owner', owner);
    },
  );

  it.each<[unknown, string]>([
    [undefined, 'input must be an object'],
    [null, 'input must be an object'],
    [[], 'input must be an object'],
    ['demo', 'input must be an object'],
    [{}, 'name is required'],
    [{ name: null }, 'name must be a string'],
    [{ name: 42 }, 'name must be a string'],
    [{ name: [] }, 'name must be a string'],
    [{ name: {} }, 'name must be a string'],
    [{ name: '' }, 'name must not be empty'],
    ...[
      'My_Store',
      'UPPER',
      'a.b',
      'a b',
      ' demo',
      '-f',
      '--kubeconfig=/etc/passwd',
      'a;rm -rf /',
      '$(id)',
      '`id`',
      'a\nb',
      'demo\n',
      'a\u0000b',
      '../../etc',
      '..%2f',
      'a/b',
      '1shop',
      'shop-',
      'pаypal',
      'shop\u200b',
      '\u202eshop',
      '🛒',
      'a[99999999]',
    ].map((name): [unknown, string] => [
      { name },
      'name must consist of lower-case letters a to z, digits and hyphens',
    ]),
    [{ name: 'a'.repeat(37) }, 'name must have at most 36 characters, has 37'],
    [{ name: 'kube-system' }, 'name must not start with "kube-"'],
    [{ name: 'store-demo' }, 'name must not start with "store-"'],
    [{ name: 'default' }, 'name must be another name, "default" is reserved'],
    [{ name: 'demo', title: '' }, 'title must not be empty'],
    [{ name: 'demo', title: ' \u00a0 ' }, 'title must not be empty'],
    [{ name: 'demo', title: null }, 'title must be a string'],
    [
      { name: 'demo', title: 'a'.repeat(101) },
      'title must have at most 100 characters',
    ],
    ...['a\nb', 'a\u0000b', 'a\u001b[31m', 'a\u202eb', 'a\ud800b'].map(
      (title): [unknown, string] => [
        { name: 'demo', title },
        'title must not contain control characters',
      ],
    ),
    ...[
      '',
      ':x',
      'component:default/shop',
      'group:default/a b',
      'group:a/b/c',
      `group:default/${'a'.repeat(300)}`,
      'group:default/a\u0000',
    ].map((owner): [unknown, string] => [
      { name: 'demo', owner },
      'owner must be a reference to a group or user such as group:default/shops',
    ]),
    ...['', 'shop', 'component:default/', 'component:a/b/c', 'a b:c/d'].map(
      (entityRef): [unknown, string] => [
        { name: 'demo', entityRef },
        'entityRef must be an entity reference such as component:default/shop',
      ],
    ),
    [{ name: 'demo', plan: 1 }, 'plan must be a string'],
    [{ name: 'demo', blueprint: {} }, 'blueprint must be a string'],
    ...['password', 'extraDeploy', 'constructor', '__proto__'].map(
      (key): [unknown, string] => [
        JSON.parse(`{"name": "demo", "${key}": {"image": "x"}}`),
        `"${key}" is not a known field`,
      ],
    ),
  ])('refuses %j', (request, message) => {
    expect(() => parseInput(createStoreSchema, request)).toThrow(message);
  });
});
