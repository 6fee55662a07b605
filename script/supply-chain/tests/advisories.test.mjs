import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Advisories } from '../Advisories.mjs';
import { judgeAudit, readAudit } from '../checkRegistryAudit.mjs';

const ADVISORY = {
  id: 'GHSA-aaaa-bbbb-cccc',
  aliases: ['CVE-2026-1234'],
  ecosystem: 'npm',
  package: 'left-pad',
  vulnerable: '<1.2.0 || >=2.0.0 <2.0.1',
  severity: 'high',
  url: 'https://github.com/advisories/GHSA-aaaa-bbbb-cccc',
};
const REASON = 'Only the tests use it, and with texts of their own alone.';
const used = (version, ecosystem = 'npm') => ({
  ecosystem,
  name: 'left-pad',
  version,
});
const judge = (advisory, ...packages) =>
  Advisories.of([advisory]).judge(packages);

describe('an advisory', () => {
  for (const version of ['1.1.9', '2.0.0', '1.2.0-rc.1']) {
    test(`that ${version} is met by is a problem`, () => {
      const { problems } = judge(ADVISORY, used(version));
      assert.equal(problems.length, 1);
      assert.match(problems[0], /GHSA-aaaa-bbbb-cccc \(high\): left-pad/);
    });
  }

  for (const version of ['1.2.0', '1.9.0', '2.0.1', 'v3.0.0']) {
    test(`that ${version} is past is none`, () => {
      assert.deepEqual(judge(ADVISORY, used(version)), {
        problems: [],
        notes: [],
      });
    });
  }

  test('is about its ecosystem alone', () => {
    assert.deepEqual(judge(ADVISORY, used('1.0.0', 'go')).problems, []);
  });

  test('that is not grave is a note', () => {
    const moderate = { ...ADVISORY, severity: 'moderate' };
    const { problems, notes } = judge(moderate, used('1.0.0'));
    assert.deepEqual(problems, []);
    assert.equal(notes.length, 1);
  });

  test('that was accepted is a note with the reason', () => {
    const accepted = { ...ADVISORY, accepted: REASON };
    const { problems, notes } = judge(accepted, used('1.0.0'));
    assert.deepEqual(problems, []);
    assert.match(notes[0], /Only the tests use it/);
  });

  test('that was accepted and is no longer met has to go', () => {
    const accepted = { ...ADVISORY, accepted: REASON };
    assert.match(judge(accepted, used('3.0.0')).problems[0], /no longer met/);
  });
});

describe('the list', () => {
  test('has no faults as it should be', () => {
    assert.deepEqual(
      Advisories.of([{ ...ADVISORY, accepted: REASON }]).findFaults(),
      [],
    );
  });

  for (const [what, change] of Object.entries({
    'an id that is none': { id: 'left-pad is bad' },
    'another ecosystem': { ecosystem: 'pypi' },
    'a severity that is none': { severity: 'bad' },
    'a range that is none': { vulnerable: 'all of them' },
    'no source': { url: undefined },
    'a reason that is none': { accepted: 'fine' },
  })) {
    test(`is refused with ${what}`, () => {
      const faults = Advisories.of([{ ...ADVISORY, ...change }]).findFaults();
      assert.equal(faults.length, 1);
    });
  }
});

describe("the registry's audit", () => {
  const line = (id, severity) =>
    JSON.stringify({
      value: 'left-pad',
      children: {
        ID: 1234,
        Issue: 'It pads on the wrong side',
        URL: `https://github.com/advisories/${id}`,
        Severity: severity,
        'Vulnerable Versions': '<1.2.0',
        'Tree Versions': ['1.1.0'],
        Dependents: ['root@workspace:.'],
      },
    });
  const advisories = Advisories.of([{ ...ADVISORY, accepted: REASON }]);
  const judged = output => judgeAudit(readAudit(output), advisories);

  test('is a problem where it is grave', () => {
    const { problems } = judged(
      [
        line('GHSA-dddd-eeee-ffff', 'critical'),
        line('GHSA-gggg-hhhh-jjjj', 'low'),
      ].join('\n'),
    );
    assert.equal(problems.length, 1);
    assert.match(
      problems[0],
      /GHSA-dddd-eeee-ffff \(critical\): left-pad 1\.1\.0/,
    );
  });

  test('is a note where it was accepted', () => {
    const { problems, notes } = judged(line('GHSA-aaaa-bbbb-cccc', 'high'));
    assert.deepEqual(problems, []);
    assert.equal(notes.length, 1);
  });

  test('is nothing to be read when the registry has none', () => {
    assert.equal(
      readAudit('HTTPError: Response code 405\n    at …'),
      undefined,
    );
    assert.deepEqual(readAudit(''), []);
  });
});
