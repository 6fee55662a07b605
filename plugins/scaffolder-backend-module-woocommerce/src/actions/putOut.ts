/**
 * Puts out several values of an action at once.
 *
 * @internal
 */
export function putOut<T extends object>(
  context: { output(name: keyof T, value: T[keyof T]): void },
  values: T,
): void {
  for (const name of Object.keys(values) as (keyof T)[]) {
    context.output(name, values[name]);
  }
}
