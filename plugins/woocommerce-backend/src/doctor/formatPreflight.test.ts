import { makePreflight } from '../__testUtils__/makePreflight';
import { formatPreflight } from './formatPreflight';

const checks = [
  ...makePreflight().checks,
  ...makePreflight({
    id: 'dns',
    title: 'Wildcard DNS',
    status: 'fail',
    preventsStores: true,
    message: `There is no record ${'so far '.repeat(6)}at all.`,
    fix: 'Make one.',
  }).checks,
  ...makePreflight({
    id: 'helm',
    title: 'Helm',
    status: 'unknown',
    message: 'Nobody knows.',
  }).checks,
];

describe('formatPreflight', () => {
  it('puts what to do below what was found, and breaks lines', () => {
    expect(formatPreflight(makePreflight({}, { checks }), { columns: 60 }))
      .toBe(`Cluster local

  ✓ Storage classes  All is well.
  ✗ Wildcard DNS     There is no record so far so far so far
                     so far so far so far at all.
                     → Make one.
  ? Helm             Nobody knows.

  1 pass, 0 warn, 1 fail, 1 unknown. New stores are refused until it is mended.
`);
  });

  it('has colours on a terminal alone', () => {
    const preflight = makePreflight();
    expect(formatPreflight(preflight)).not.toContain('\u001b');
    expect(formatPreflight(preflight, { isTTY: true })).toContain(
      '\u001b[32m✓\u001b[39m',
    );
  });
});
