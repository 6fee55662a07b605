// The queries of the dashboard, run on metrics of a real run: recording.json was read from a portal on the embedded
// cluster by plugins/woocommerce-backend/src/metrics.integration.test.ts, which says how to make it anew.
import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { promtool } from './promtool.mjs';

const dashboard = readJson('../../files/dashboard.json');
const recording = readJson('recording.json');
const panels = dashboard.panels.filter(({ type }) => type !== 'row');

const SECONDS = 15;
const VARIABLES = {
  $cluster: '.*',
  $__rate_interval: '1m',
  $__range: '5m',
};

/** What the recorded run never had: no watch of it has ended. */
const QUIET = ['Watches'];

/** What was there at the most, by the recorded run's stores. */
const MOST = { Ready: 1, 'Out of sight': 0, Database: 1, Clusters: 1 };

function readJson(path) {
  return JSON.parse(readFileSync(new URL(path, import.meta.url), 'utf8'));
}

function toPromql(expr) {
  return Object.entries(VARIABLES).reduce(
    (text, [name, value]) => text.replaceAll(name, value),
    // With it, something is there whatever is asked for.
    expr.replace(/ or vector\(0\)$/, ''),
  );
}

/** Has promtool ask for `[expr, value]` at the end of the recording. */
function ask(questions) {
  const folder = mkdtempSync(join(tmpdir(), 'dashboard-'));
  try {
    const file = join(folder, 'dashboard.test.json');
    writeFileSync(
      file,
      JSON.stringify({
        tests: [
          {
            interval: `${SECONDS}s`,
            input_series: Object.entries(recording).map(([series, values]) => ({
              series: series.replace('{', '{instance="portal:9464",'),
              values,
            })),
            promql_expr_test: questions.map(([expr, value]) => ({
              expr,
              eval_time: `${getScrapes() * SECONDS - SECONDS}s`,
              exp_samples: [{ labels: '{}', value }],
            })),
          },
        ],
      }),
    );
    promtool('test', 'rules', file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function getScrapes() {
  return Object.values(recording)[0].split(' ').length;
}

test('each query finds what it asks for in a real run', () => {
  ask(
    panels
      .filter(({ title }) => !QUIET.includes(title))
      .flatMap(({ targets }) => targets)
      .map(({ expr }) => [
        `count(last_over_time((${toPromql(expr)})[5m:${SECONDS}s])) > bool 0`,
        1,
      ]),
  );
});

test('single numbers are those of the run', () => {
  ask(
    panels
      .filter(({ title }) => title in MOST)
      .map(({ title, targets: [{ expr }] }) => [
        `max(max_over_time((${toPromql(expr)})[5m:${SECONDS}s]))`,
        MOST[title],
      ]),
  );
});

test('panels are told apart, say what they show, and have their place', () => {
  assert.equal(dashboard.uid, 'woocommerce-stores');
  const ids = dashboard.panels.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
  const titles = panels.map(({ title }) => title);
  assert.equal(new Set(titles).size, titles.length);
  const taken = new Set();
  for (const {
    title,
    type,
    description,
    gridPos,
    datasource,
  } of dashboard.panels) {
    const { x, y, w, h } = gridPos;
    assert.ok(x + w <= 24, `${title} is too wide`);
    for (let place = 0; place < w * h; place += 1) {
      const key = `${x + (place % w)} ${y + Math.floor(place / w)}`;
      assert.ok(!taken.has(key), `${title} lies over another panel`);
      taken.add(key);
    }
    if (type !== 'row') {
      assert.match(description, /\.$/, title);
      assert.equal(datasource.uid, '${datasource}', title);
    }
  }
});
