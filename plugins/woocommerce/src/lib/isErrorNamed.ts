/**
 * Whether an error has a name, or an answer of the backend was caused by an
 * error of that name.
 */
export function isErrorNamed(error: Error | undefined, name: string): boolean {
  if (!error) {
    return false;
  }
  const { cause } = error;
  return (
    error.name === name ||
    (typeof cause === 'object' &&
      cause !== null &&
      'name' in cause &&
      cause.name === name)
  );
}
