import { BenchDatabase } from './BenchDatabase';

/** How many stores the portal looks at, or works on, just now. */
export async function countLooks({ knex }: BenchDatabase): Promise<number> {
  const row = await knex('stores')
    .withSchema('woocommerce')
    .count({ under_way: 'lease_holder' })
    .first();
  return Number(row?.under_way ?? 0);
}
