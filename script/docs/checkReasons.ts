/*
 * Whether the page about reasons has a section for each, in their order, with the sentence that the portal shows.
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs script/docs/checkReasons.ts
 */
import { STORE_REASONS } from '../../plugins/woocommerce-common/src/reasons';
import { readText } from './repository';

const PAGE = 'docs/troubleshooting/reasons.md';

const expected = Object.entries(STORE_REASONS).map(
  ([reason, { summary }]) => `## ${reason}\n\n> ${summary}\n`,
);
const found: string[] = readText(PAGE).match(/^## .*\n\n.*\n/gm) ?? [];

const problems = [
  ...expected
    .filter(section => !found.includes(section))
    .map(section => `misses: ${section.trim().replace('\n\n', ' ')}`),
  ...found
    .filter(section => !expected.includes(section))
    .map(section => `has: ${section.trim().replace('\n\n', ' ')}`),
];
for (const problem of problems) {
  process.stdout.write(`problem: ${PAGE} ${problem}\n`);
}
process.exitCode = problems.length > 0 ? 1 : 0;
