/**
 * Whether an error has a name, or an answer of the backend was caused by an
 * error of that name.
 */
export function isErrorNamed(error: Error | undefined, name: string): boolean {
  if (!error) {
    return false;
  }
  return (
    error.name === name ||
    (error.cause instanceof Object &&
      'name' in error.cause &&
      error.cause.name === name)
  );
}
