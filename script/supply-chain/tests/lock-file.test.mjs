import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findLockFileProblems } from '../checkLockFile.mjs';
import { LockFile } from '../LockFile.mjs';

const CHECKSUM = `10c0/${'a'.repeat(128)}`;
const MANIFESTS = [['package.json', { name: 'root' }]];
const SETTINGS = { enableScripts: false };

const entry = (descriptor, resolution, fields = {}) =>
  `"${descriptor}":\n  version: 1.2.3\n  resolution: "${resolution}"\n${Object.entries(
    fields,
  )
    .map(([key, value]) => `  ${key}: ${value}\n`)
    .join('')}\n`;
const ROOT_ENTRY = entry('root@workspace:.', 'root@workspace:.');
const problemsOf = (text, manifests = MANIFESTS, settings = SETTINGS) =>
  findLockFileProblems(LockFile.parse(text), manifests, settings);

describe('what yarn.lock may bring', () => {
  test('a package of the registry with a checksum', () => {
    const text = entry('left-pad@npm:^1.0.0', 'left-pad@npm:1.2.3', {
      checksum: CHECKSUM,
    });
    assert.deepEqual(problemsOf(text), []);
  });

  test("a package of another system, which has no checksum until it's installed there", () => {
    const text = entry('left-pad@npm:^1.0.0', 'left-pad@npm:1.2.3', {
      conditions: 'os=win32',
    });
    assert.deepEqual(problemsOf(text), []);
  });

  test("a workspace of this repository, and a patch of Yarn's own", () => {
    const text =
      entry('root@workspace:.', 'root@workspace:.') +
      entry(
        'resolve@patch:resolve@npm%3A^1#optional!builtin<compat/resolve>',
        'resolve@patch:resolve@npm%3A1.2.3#optional!builtin<compat/resolve>::version=1.2.3&hash=c3c19d',
        { checksum: CHECKSUM },
      );
    assert.deepEqual(problemsOf(text), []);
  });
});

describe('what yarn.lock may not bring', () => {
  const refused = {
    'a package without a checksum': [
      'left-pad@npm:^1.0.0',
      'left-pad@npm:1.2.3',
      {},
      /has no checksum/,
    ],
    'a package with a checksum that is none': [
      'left-pad@npm:^1.0.0',
      'left-pad@npm:1.2.3',
      { checksum: '10c0/abc' },
      /has no checksum/,
    ],
    'a package from a place of its own': [
      'left-pad@npm:^1.0.0',
      'left-pad@npm:1.2.3::__archiveUrl=https%3A%2F%2Fexample.com%2Fleft-pad.tgz',
      { checksum: CHECKSUM },
      /a place of its own/,
    ],
    'a git repository': [
      'left-pad@git@example.com:left-pad.git',
      'left-pad@git:example.com/left-pad.git#commit=abc',
      { checksum: CHECKSUM },
      /comes from git:/,
    ],
    'an archive of a web server': [
      'left-pad@https://example.com/left-pad.tgz',
      'left-pad@https:example.com/left-pad.tgz',
      { checksum: CHECKSUM },
      /comes from https:/,
    ],
    'a patch that somebody has written': [
      'left-pad@patch:left-pad@npm%3A1.2.3#./left-pad.patch',
      'left-pad@patch:left-pad@npm%3A1.2.3#./left-pad.patch::version=1.2.3',
      { checksum: CHECKSUM },
      /is a patch/,
    ],
    'a folder of the machine': [
      'left-pad@link:../left-pad',
      'left-pad@link:../left-pad',
      {},
      /is no workspace/,
    ],
  };
  for (const [
    what,
    [descriptor, resolution, fields, problem],
  ] of Object.entries(refused)) {
    test(what, () => {
      const problems = problemsOf(entry(descriptor, resolution, fields));
      assert.equal(problems.length, 1);
      assert.match(problems[0], problem);
    });
  }
});

test('a package.json may not ask for anything but versions', () => {
  const problems = problemsOf(ROOT_ENTRY, [
    [
      'package.json',
      {
        name: 'root',
        dependencies: { one: '^1.0.0', two: 'github:somebody/two' },
        resolutions: { three: 'https://example.com/three.tgz' },
      },
    ],
  ]);
  assert.equal(problems.length, 2);
  assert.match(problems[0], /two 'github:somebody\/two'/);
  assert.match(problems[1], /three/);
});

test("Yarn's own checks may not be switched off", () => {
  const settings = { checksumBehavior: 'ignore', unsafeHttpWhitelist: ['*'] };
  const problems = problemsOf(ROOT_ENTRY, MANIFESTS, settings);
  assert.deepEqual(problems, [
    '.yarnrc.yml sets checksumBehavior',
    '.yarnrc.yml sets unsafeHttpWhitelist',
    '.yarnrc.yml does not set enableScripts: false',
  ]);
});

describe('what packages bring in', () => {
  const text =
    entry('one@npm:^1.0.0', 'one@npm:1.2.3', {
      checksum: CHECKSUM,
      dependencies: '{ two: "npm:*" }',
    }) + entry('two@npm:^2', 'two@npm:1.2.3', { conditions: 'os=win32' });

  test('is followed by the ranges that resolutions put in place', () => {
    const names = LockFile.parse(text, { two: '^2' })
      .closure([['one', '^1.0.0']])
      .map(({ name }) => name);
    assert.deepEqual(names, ['one', 'two']);
  });

  test('leaves out what is refused', () => {
    const names = LockFile.parse(text, { two: '^2' })
      .closure([['one', '^1.0.0']], ({ conditions }) => Boolean(conditions))
      .map(({ name }) => name);
    assert.deepEqual(names, ['one']);
  });

  test('has to be in the lock file', () => {
    assert.throws(
      () => LockFile.parse(text).closure([['one', '^1.0.0']]),
      /no two@npm:\*/,
    );
  });
});
