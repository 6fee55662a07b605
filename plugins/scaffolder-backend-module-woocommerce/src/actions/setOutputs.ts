/**
 * Sets several outputs of an action at once.
 *
 * @internal
 */
export function setOutputs<T extends object>(
  context: { output(name: keyof T, value: T[keyof T]): void },
  values: T,
): void {
  for (const name of Object.keys(values) as (keyof T)[]) {
    context.output(name, values[name]);
  }
}
