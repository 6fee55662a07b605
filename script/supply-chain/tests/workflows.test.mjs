import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findWorkflowProblems } from '../checkWorkflows.mjs';

const COMMIT = 'a'.repeat(40);
const workflow = (uses, { on = 'push:', head = 'permissions: {}' } = {}) =>
  `on:
  ${on}
${head}
jobs:
  test:
    runs-on: ubuntu-latest
    timeout-minutes: 5
    steps:
      - uses: ${uses}
`;
const problemsOf = (...args) =>
  findWorkflowProblems('ci.yml', workflow(...args));

describe('an action', () => {
  for (const uses of [
    `actions/checkout@${COMMIT} # v5.0.0`,
    `github/codeql-action/init@${COMMIT} # v3.1.2`,
    './.github/actions/ours',
    `docker://alpine@sha256:${'b'.repeat(64)}`,
  ]) {
    test(`is pinned as ${uses}`, () => {
      assert.deepEqual(problemsOf(uses), []);
    });
  }

  for (const uses of [
    'actions/checkout@v5',
    'actions/checkout@main',
    'actions/checkout@aaaaaaa # v5.0.0',
    'docker://alpine:3',
  ]) {
    test(`is not pinned as ${uses}`, () => {
      assert.match(problemsOf(uses)[0], /is not pinned/);
    });
  }

  test('says which version it is', () => {
    assert.match(problemsOf(`actions/checkout@${COMMIT}`)[0], /its version/);
    assert.match(
      problemsOf(`actions/checkout@${COMMIT} # v5`)[0],
      /its version/,
    );
  });
});

describe('a workflow', () => {
  const uses = `actions/checkout@${COMMIT} # v5.0.0`;

  test('says which rights it needs', () => {
    assert.match(problemsOf(uses, { head: 'name: x' })[0], /no permissions/);
  });

  test("does not run others' code with the repository's secrets", () => {
    const problems = problemsOf(uses, { on: 'pull_request_target:' });
    assert.match(problems[0], /pull_request_target/);
  });

  test('ends', () => {
    const text = workflow(uses).replace(/ *timeout-minutes.*\n/, '');
    assert.match(findWorkflowProblems('ci.yml', text)[0], /timeout-minutes/);
  });
});
