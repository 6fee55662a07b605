import assert from 'node:assert/strict';
import { test } from 'node:test';
import { copyText } from '../copies';

const copies = new Map([
  ['SECURITY.md', 'docs/explanation/security.md'],
  ['plugins/one/README.md', 'docs/reference/packages/one.md'],
]);

function copy(text: string): string {
  return copyText(text, {
    source: 'plugins/two/README.md',
    target: 'docs/reference/packages/two.md',
    copies,
  });
}

const CASES: Array<[string, string, string]> = [
  ['another page', '[a](../../docs/a.md#b)', '[a](../../a.md#b)'],
  [
    'another copy',
    '[a](../../SECURITY.md)',
    '[a](../../explanation/security.md)',
  ],
  ['a folder with a copy', '[a](../one)', '[a](one.md)'],
  ['a heading of its own', '[a](#b)', '[a](#b)'],
  ['an address', '[a](https://example.com/a)', '[a](https://example.com/a)'],
  ['a file, by its name', '[`x.ts`](src/x.ts)', '`plugins/two/src/x.ts`'],
  ['a file, by a text', '[it](src/x.ts)', 'it (`plugins/two/src/x.ts`)'],
  ['an image', '![a](../../docs/images/a.png)', '![a](../../images/a.png)'],
];

for (const [what, source, target] of CASES) {
  test(`leads to ${what}`, () => assert.equal(copy(source), target));
}

test('leaves code as it is', () => {
  const text = '```md\n[a](src/x.ts)\n```';
  assert.equal(copy(text), text);
});
