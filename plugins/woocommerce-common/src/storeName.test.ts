import { STORE_NAME_MAX_LENGTH, validateStoreName } from './storeName';

describe('validateStoreName', () => {
  it.each([
    'a',
    'demo',
    'a1',
    'shop-2',
    'a--b',
    'xn-b',
    'kube',
    'store',
    'stores-1',
    'my-store-1',
    'www2',
    'a'.repeat(STORE_NAME_MAX_LENGTH),
  ])('takes %j', name => {
    expect(validateStoreName(name)).toBeUndefined();
  });

  it.each([
    ['', 'must not be empty'],
    ['a'.repeat(37), 'must have at most 36 characters, has 37'],
    ['a'.repeat(10_000), 'must have at most 36 characters, has 10000'],
    ...[
      'A',
      'My_Store',
      'a.b',
      'a b',
      ' a',
      'a\n',
      '1a',
      '-a',
      'a-',
      '--kubeconfig=/etc/passwd',
      'a;id',
      '$(id)',
      '../a',
      'a/b',
      'a\u0000b',
      'pаypal',
      'shop\u200b',
      '🛒',
      'ﬁ',
    ].map(name => [
      name,
      'must consist of lower-case letters a to z, digits and hyphens, start with a letter and end with a letter or digit',
    ]),
    ['www', 'must be another name, "www" is reserved'],
    ['default', 'must be another name, "default" is reserved'],
    ['kube-system', 'must not start with "kube-", which is reserved'],
    ['store-demo', 'must not start with "store-", which is reserved'],
    ['xn--bcher-kva', 'must not start with "xn--", which is reserved'],
  ])('refuses %j', (name, message) => {
    expect(validateStoreName(name)).toBe(message);
  });

  it('leaves room for the names of what a store consists of', () => {
    const name = 'a'.repeat(STORE_NAME_MAX_LENGTH);
    // The revision of a StatefulSet is a label value of its name and a hash.
    expect(
      `store-${name}-mariadb`.length + '-5d4f8c7b9d'.length,
    ).toBeLessThanOrEqual(63);
    expect(`store-${name}-wordpress`.length).toBeLessThanOrEqual(52);
    // Helm's limit for the names of releases.
    expect(`store-${name}`.length).toBeLessThanOrEqual(53);
  });
});
