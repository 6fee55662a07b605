/**
 * Lets those who are compared take turns, A B B A, so that a machine that gets
 * slower or faster meanwhile does so for all of them, and nobody always comes
 * after the same one.
 *
 * @returns what each gave, in the order of the repeats
 */
export async function takeTurns<Name extends string, T>(options: {
  repeats: number;
  arms: Record<Name, (repeat: number) => Promise<T>>;
  /** Hears of each turn after it. */
  onTurn?: (name: Name, repeat: number, result: T) => void;
}): Promise<Record<Name, T[]>> {
  const { arms, repeats, onTurn } = options;
  const names = Object.keys(arms) as Name[];
  const results = Object.fromEntries(
    names.map(name => [name, [] as T[]]),
  ) as Record<Name, T[]>;
  for (let repeat = 0; repeat < repeats; repeat += 1) {
    for (const name of repeat % 2 ? names.toReversed() : names) {
      const result = await arms[name](repeat);
      results[name].push(result);
      onTurn?.(name, repeat, result);
    }
  }
  return results;
}
