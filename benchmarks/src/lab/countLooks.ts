import { BenchDatabase } from './BenchDatabase';

/** How often the portal has looked at its stores so far, and at how many it looks just now. */
export async function countLooks({
  knex,
}: BenchDatabase): Promise<{ begun: number; underWay: number }> {
  const row = await knex('stores')
    .withSchema('woocommerce')
    // A look is made under a lease, each of which has a number of its own.
    .sum({ begun: 'lease_epoch' })
    .count({ under_way: 'lease_holder' })
    .first();
  return {
    begun: Number(row?.begun ?? 0),
    underWay: Number(row?.under_way ?? 0),
  };
}
