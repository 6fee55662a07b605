/** The name of a key in the configuration, as people write it. */
export function toKeyPath(path: readonly PropertyKey[]): string {
  return path.reduce<string>((parent, key) => {
    if (typeof key === 'number') {
      return `${parent}[${key}]`;
    }
    const text = String(key);
    return /^[-\w]+$/.test(text) ? `${parent}.${text}` : `${parent}["${text}"]`;
  }, 'woocommerce');
}
