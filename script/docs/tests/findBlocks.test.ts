import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findBlocks } from '../findBlocks';

test('finds blocks with their languages, lines and marks', () => {
  const page = [
    'Text',
    '',
    '<!-- run -->',
    '',
    '```sh',
    'echo one',
    '```',
    '',
    '   ```yaml',
    '   key: value',
    '   ```',
  ].join('\n');
  const blocks = findBlocks(page).map(({ line, language, text, mark }) => ({
    line,
    language,
    text,
    mark,
  }));
  assert.deepEqual(blocks, [
    { line: 6, language: 'sh', text: 'echo one\n', mark: 'run' },
    { line: 10, language: 'yaml', text: '   key: value\n', mark: undefined },
  ]);
});

test('takes a mark for the block that follows it only', () => {
  const page = '<!-- run -->\n\nText\n\n```sh\necho one\n```\n';
  assert.equal(findBlocks(page)[0].mark, undefined);
});

test('takes what is in a block for nothing else', () => {
  const page = '````md\n<!-- run -->\n```sh\necho one\n```\n````\n';
  assert.deepEqual(
    findBlocks(page).map(({ language }) => language),
    ['md'],
  );
});
