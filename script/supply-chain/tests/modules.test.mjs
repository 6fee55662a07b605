import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findModuleProblems, readRequirements } from '../checkModules.mjs';

const MODULE = `module example.com/tools

go 1.26.0

tool (
	example.com/one/cmd/one
)

require (
	example.com/one v1.2.3 // indirect
	example.com/two v0.0.0 // indirect
)

replace example.com/two => example.com/two v0.5.0
`;
const SUMS = `example.com/one v1.2.3 h1:abc=
example.com/one v1.2.3/go.mod h1:def=
example.com/two v0.5.0/go.mod h1:ghi=
`;
const problemsOf = (text, sums = SUMS) =>
  findModuleProblems('go.mod', text, sums);

describe('a go.mod', () => {
  test('is fine with a checksum for all that it requires', () => {
    assert.deepEqual(problemsOf(MODULE), []);
  });

  test('requires what takes the place of a module', () => {
    assert.deepEqual(readRequirements(MODULE), [
      { module: 'example.com/one', version: 'v1.2.3' },
      { module: 'example.com/two', version: 'v0.5.0' },
    ]);
  });

  test('is refused without a checksum', () => {
    const sums = SUMS.replace(/^.*two.*\n/m, '');
    assert.deepEqual(problemsOf(MODULE, sums), [
      'go.mod: no checksum of example.com/two v0.5.0',
    ]);
  });

  test('is refused with a folder in the place of a module', () => {
    const text = MODULE.replace('=> example.com/two v0.5.0', '=> ../two');
    assert.equal(problemsOf(text).length, 1);
  });

  test('is refused with a program of a module that it does not require', () => {
    const text = MODULE.replace('example.com/one/cmd/one', 'example.com/x/cmd');
    assert.deepEqual(problemsOf(text), [
      'go.mod: no version with a checksum for example.com/x/cmd',
    ]);
  });

  test('is refused when a program has the checksum of its go.mod only', () => {
    const sums = SUMS.replace(/^example.com\/one v1.2.3 h1.*\n/m, '');
    assert.match(problemsOf(MODULE, sums)[0], /no version with a checksum/);
  });
});
