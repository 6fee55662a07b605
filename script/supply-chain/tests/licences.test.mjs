import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import {
  findLicenceProblems,
  isAllowed,
  readLicence,
} from '../checkLicences.mjs';

const ALLOWED = ['MIT', 'Apache-2.0'];

describe('an expression', () => {
  for (const [expression, isIt] of [
    ['MIT', true],
    ['GPL-3.0-only', false],
    ['(MIT OR GPL-3.0-only)', true],
    ['MIT AND GPL-3.0-only', false],
    ['MIT AND Apache-2.0', true],
    ['(GPL-2.0-only OR GPL-3.0-only)', false],
    ['MIT AND (GPL-3.0-only OR Apache-2.0)', true],
    ['Apache-2.0 WITH LLVM-exception', false],
    ['SEE LICENSE IN LICENSE', false],
    ['', false],
  ]) {
    test(`'${expression}' is ${isIt ? '' : 'not '}allowed`, () => {
      assert.equal(isAllowed(expression, ALLOWED), isIt);
    });
  }
});

test('old ways to name a licence are read', () => {
  assert.equal(readLicence({ license: { type: 'MIT' } }), 'MIT');
  assert.equal(
    readLicence({ licenses: [{ type: 'MIT' }, { type: 'GPL-3.0' }] }),
    'MIT OR GPL-3.0',
  );
  assert.equal(readLicence({}), '');
});

describe('the rules', () => {
  const one = { name: 'one', version: '1.0.0', licence: 'LGPL-3.0-only' };
  const exception = { package: 'one', licence: 'LGPL-3.0-only', reason: '…' };
  const judge = (packages, exceptions = []) =>
    findLicenceProblems(packages, { allowed: ALLOWED, exceptions });

  test('refuse a licence that is not on the list', () => {
    assert.deepEqual(judge([one]), [
      "one@1.0.0 has the licence 'LGPL-3.0-only'",
    ]);
  });

  test('accept it by an exception, for that licence only', () => {
    assert.deepEqual(judge([one], [exception]), []);
    assert.equal(
      judge([{ ...one, licence: 'GPL-3.0-only' }], [exception]).length,
      2,
    );
  });

  test('want no exception that is not needed', () => {
    assert.match(judge([], [exception])[0], /is not needed/);
  });

  test('want to see every package, but for those of other systems', () => {
    const missing = { name: 'two', version: '1.0.0', licence: undefined };
    assert.match(judge([missing])[0], /is not installed/);
    assert.deepEqual(judge([{ ...missing, isOptional: true }]), []);
  });
});
