import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { promtool } from './promtool.mjs';

const RULES = fileURLToPath(
  new URL('../../files/alerts.yaml', import.meta.url),
);
const TESTS = fileURLToPath(new URL('alerts.test.yaml', import.meta.url));
const RUNBOOKS = new URL(
  '../../../../docs/operations/runbooks.md',
  import.meta.url,
);

const rules = parse(readFileSync(RULES, 'utf8')).groups.flatMap(
  group => group.rules,
);

test('Prometheus takes the rules', () => {
  promtool('check', 'rules', '--lint=all', '--lint-fatal', RULES);
});

test('each alert fires when it has to, and at no other time', () => {
  promtool('test', 'rules', TESTS);
  const tested = parse(readFileSync(TESTS, 'utf8')).tests.map(
    each => each.name,
  );
  assert.deepEqual(
    tested,
    rules.map(({ alert }) => alert),
  );
});

test('each alert says what is the matter and where it is written what to do', () => {
  const headings = readFileSync(RUNBOOKS, 'utf8')
    .split('\n')
    .filter(line => line.startsWith('## '))
    .map(line => line.slice(3));
  for (const { alert, labels, annotations } of rules) {
    assert.match(labels.severity, /^(critical|warning|info)$/, alert);
    assert.match(annotations.summary, /^[A-Z].{10,120}\.$/, alert);
    assert.match(annotations.description, /^[A-Z{].{20,250}\.$/, alert);
    assert.equal(
      annotations.runbook_url,
      `/docs/default/system/woocommerce-stores/operations/runbooks/#${alert.toLowerCase()}`,
    );
    assert.ok(headings.includes(alert), `no runbook for ${alert}`);
  }
});
