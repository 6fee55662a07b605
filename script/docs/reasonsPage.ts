import { STORE_REASONS } from '../../plugins/woocommerce-common/src/reasons';
import { madeFrom, page, table } from './markdown';

/** All reasons in one table; each leads to the section that says more. */
export function reasonsPage(): string {
  return page(
    '# Reasons',
    madeFrom('plugins/woocommerce-common/src/reasons.ts'),
    'Why a store is not ready, or why what was asked for it has failed: each reason with the sentence and the hint that the portal shows. The list is closed. Each leads to what you see, why, and what to do, with commands.',
    table(
      ['Reason', 'What is the matter', 'What to do'],
      Object.entries(STORE_REASONS).map(([reason, { summary, hint }]) => [
        `[${reason}](../troubleshooting/reasons.md#${reason.toLowerCase()})`,
        summary,
        hint,
      ]),
    ),
  );
}
