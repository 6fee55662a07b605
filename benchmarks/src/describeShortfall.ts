/** What a goal is for, such as `5,000 stores`, when fewer were measured; undefined otherwise. */
export function describeShortfall(
  count: number,
  goal: number,
  of = 'stores',
): string | undefined {
  return count < goal ? `${goal.toLocaleString('en')} ${of}` : undefined;
}
