// Reads a test runner's report, prints "passed failed skipped", and appends to the notes what failed and what was skipped.
//   node report.mjs jest|junit|playwright|tap REPORT NOTES
import { appendFileSync, readFileSync } from 'node:fs';

const readers = {
  jest: readJest,
  junit: readJunit,
  playwright: readPlaywright,
  tap: readTap,
};

function readJest(text) {
  const report = JSON.parse(text);
  const results = [];
  for (const suite of report.testResults) {
    if (suite.assertionResults.length === 0 && suite.status === 'failed') {
      results.push({
        name: `${suite.name}: could not be run`,
        state: 'failed',
      });
    }
    for (const test of suite.assertionResults) {
      const state =
        { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      results.push({ name: test.fullName, state });
    }
  }
  return results;
}

// As helm-unittest writes it: a test that has failed has something inside.
function readJunit(text) {
  const tests = text.matchAll(
    /<testcase classname="([^"]*)" name="([^"]*)"[^>]*>(<\/testcase>)?/g,
  );
  return [...tests].map(([, suite, name, end]) => ({
    name: `${suite}: ${name}`,
    state: end ? 'passed' : 'failed',
  }));
}

function readPlaywright(text) {
  const report = JSON.parse(text);
  const results = report.errors.map(error => ({
    name: error.message,
    state: 'failed',
  }));
  const states = { expected: 'passed', flaky: 'passed', skipped: 'skipped' };
  const visit = suite => {
    for (const spec of suite.specs ?? []) {
      for (const test of spec.tests) {
        const reason = test.annotations.find(
          ({ type }) => type === 'skip' || type === 'fixme',
        )?.description;
        results.push({
          name: spec.title,
          state: states[test.status] ?? 'failed',
          reason,
        });
      }
    }
    (suite.suites ?? []).forEach(visit);
  };
  report.suites.forEach(visit);
  return results;
}

// Only the tests themselves are counted: a suite's own line is followed by "type: 'suite'". One that is skipped as a whole
// names none of its tests, and is counted as one.
function readTap(text) {
  const results = [];
  const lines = text.split('\n');
  for (const [index, line] of lines.entries()) {
    const match = /^\s*(not )?ok \d+ - (.*?)(?: # (SKIP|TODO)\s*(.*))?$/.exec(
      line,
    );
    if (!match || (isSuite(lines, index) && match[3] === undefined)) {
      continue;
    }
    const [, not, name, directive, reason] = match;
    const outcome = not ? 'failed' : 'passed';
    results.push({ name, state: directive ? 'skipped' : outcome, reason });
  }
  return results;
}

function isSuite(lines, index) {
  const details = lines.slice(index + 1, index + 6);
  const end = details.findIndex(line => line.trim() === '...');
  return details
    .slice(0, end < 0 ? undefined : end)
    .some(line => line.trim() === "type: 'suite'");
}

const [kind, reportFile, notesFile] = process.argv.slice(2);
const results = readers[kind](readFileSync(reportFile, 'utf8'));
for (const { name, state, reason } of results) {
  if (state !== 'passed') {
    appendFileSync(
      notesFile,
      `${state}: ${name}${reason ? ` (${reason})` : ''}\n`,
    );
  }
}
const total = wanted => results.filter(({ state }) => state === wanted).length;
process.stdout.write(
  `${total('passed')} ${total('failed')} ${total('skipped')}\n`,
);
