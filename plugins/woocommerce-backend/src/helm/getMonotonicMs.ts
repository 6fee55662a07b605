/**
 * The time by a clock that nobody sets and that all processes of a machine share,
 * so that a point in time can be told to another process, however late it hears
 * of it.
 */
export function getMonotonicMs(): number {
  return Number(process.hrtime.bigint() / 1_000_000n);
}
