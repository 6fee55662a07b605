/**
 * The longest name of a store.
 *
 * A StatefulSet's name may have 52 characters, since the label with its
 * revision adds 11 to it and label values end at 63; `store-` and `-wordpress`
 * or `-mariadb` take 16 of them.
 *
 * @public
 */
export const STORE_NAME_MAX_LENGTH = 36;

const NAME_PATTERN = /^[a-z]([-a-z0-9]*[a-z0-9])?$/;

const RESERVED_NAMES = new Set([
  'admin',
  'api',
  'backstage',
  'default',
  'localhost',
  'portal',
  'www',
]);

// In the names of hosts, `xn--` stands for letters that look like others.
const RESERVED_PREFIXES = ['kube-', 'store-', 'xn--'];

/**
 * Says what is wrong with a store's name.
 *
 * @returns a sentence for people that starts with "must", or undefined when the
 * name can be used
 * @public
 */
export function validateStoreName(name: string): string | undefined {
  if (name.length === 0) {
    return 'must not be empty';
  }
  if (name.length > STORE_NAME_MAX_LENGTH) {
    return `must have at most ${STORE_NAME_MAX_LENGTH} characters, has ${name.length}`;
  }
  if (!NAME_PATTERN.test(name)) {
    return 'must consist of lower-case letters a to z, digits and hyphens, start with a letter and end with a letter or digit';
  }
  if (RESERVED_NAMES.has(name)) {
    return `must be another name, "${name}" is reserved`;
  }
  const prefix = RESERVED_PREFIXES.find(reserved => name.startsWith(reserved));
  if (prefix) {
    return `must not start with "${prefix}", which is reserved`;
  }
  return undefined;
}
