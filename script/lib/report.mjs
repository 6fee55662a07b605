// Reads a test runner's report, prints "passed failed skipped", and appends to the notes what failed and what was skipped.
//   node report.mjs jest|junit|playwright|tap REPORT NOTES
import { appendFileSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';

/** As much of an error as tells what was wrong; the log of the stage has it all. */
const ERROR_LINES = 20;

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
        error: suite.message,
      });
    }
    for (const test of suite.assertionResults) {
      const state =
        { passed: 'passed', failed: 'failed' }[test.status] ?? 'skipped';
      const error = test.failureMessages?.join('\n');
      results.push({ name: test.fullName, state, error });
    }
  }
  return results;
}

// As helm-unittest writes it: a test that has failed has something inside.
function readJunit(text) {
  const tests = text.matchAll(
    /<testcase classname="([^"]*)" name="([^"]*)"[^>]*>([^]*?)<\/testcase>/g,
  );
  return [...tests].map(([, suite, name, inside]) => ({
    name: `${suite}: ${name}`,
    state: inside === '' ? 'passed' : 'failed',
    error: inside.replace(/<[^>]*>/g, ''),
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
          error: test.results.at(-1)?.error?.message,
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
    results.push({
      name,
      state: directive ? 'skipped' : outcome,
      reason,
      error: errorBelow(lines, index),
    });
  }
  return results;
}

/** What stands at "error:" between the --- and the ... that follow a test's line. */
function errorBelow(lines, index) {
  const indent = /^ *(?=---$)/.exec(lines[index + 1])?.[0];
  const end = lines.indexOf(`${indent}...`, index);
  const details = lines
    .slice(index + 2, end)
    .map(line => line.slice(indent?.length));
  const start = details.findIndex(line => line.startsWith('error:'));
  const length = details.slice(start + 1).findIndex(line => /^\S/.test(line));
  return start < 0
    ? undefined
    : details
        .slice(start, start + 1 + length)
        .join('\n')
        .replace(/^error: *(\|-\n)?/, '');
}

function isSuite(lines, index) {
  const details = lines.slice(index + 1, index + 6);
  const end = details.findIndex(line => line.trim() === '...');
  return details
    .slice(0, end < 0 ? undefined : end)
    .some(line => line.trim() === "type: 'suite'");
}

/** The first lines of an error, to stand below the test's name. */
function shorten(error = '') {
  return stripVTControlCharacters(error)
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, ERROR_LINES)
    .map(line => `  ${line}\n`)
    .join('');
}

const [kind, reportFile, notesFile] = process.argv.slice(2);
const results = readers[kind](readFileSync(reportFile, 'utf8'));
for (const { name, state, reason, error } of results) {
  if (state !== 'passed') {
    const why = reason ? ` (${reason})` : '';
    appendFileSync(notesFile, `${state}: ${name}${why}\n${shorten(error)}`);
  }
}

const total = wanted => results.filter(({ state }) => state === wanted).length;
process.stdout.write(
  `${total('passed')} ${total('failed')} ${total('skipped')}\n`,
);
