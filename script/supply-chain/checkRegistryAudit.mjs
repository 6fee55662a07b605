// Asks the registry for advisories about yarn.lock, and says so when it gives none. What advisories.json has accepted is
// not asked about again.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { Advisories } from './Advisories.mjs';
import { ADVISORIES } from './checkAdvisories.mjs';
import { isProgram, readJson, report, ROOT } from './repository.mjs';

/** The advisories in what `yarn npm audit --json` has printed; undefined when that is no answer of the audit's. */
export function readAudit(output) {
  const lines = output.split('\n').filter(line => line.trim());
  try {
    return lines.map(line => {
      const { value, children } = JSON.parse(line);
      const url = children.URL ?? '';
      return {
        name: value,
        id: /(GHSA(-[0-9a-z]{4}){3}|CVE-\d{4}-\d+)/.exec(url)?.[1] ?? url,
        severity: children.Severity,
        versions: children['Tree Versions'] ?? [],
        url,
      };
    });
  } catch {
    return undefined;
  }
}

export function judgeAudit(found, advisories) {
  const problems = [];
  const notes = [];
  for (const { name, id, severity, versions, url } of found) {
    const text = `${id} (${severity}): ${name} ${versions.join(', ')}, ${url}`;
    const reason = advisories.reasonFor(id);
    if (reason) {
      notes.push(`${text}. Accepted: ${reason}`);
    } else {
      (/^(high|critical)$/.test(severity) ? problems : notes).push(text);
    }
  }
  return { problems, notes };
}

if (isProgram(import.meta.url)) {
  const { stdout, status } = spawnSync(
    join(ROOT, 'script/yarn'),
    ['npm', 'audit', '--all', '--recursive', '--no-deprecations', '--json'],
    { encoding: 'utf8', timeout: 120_000, stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const found = status === 0 || status === 1 ? readAudit(stdout) : undefined;
  // A failure ends with 1, too, and then prints nothing that could be read.
  if (!found || (status === 1 && found.length === 0)) {
    report({
      summary: 'The registry was asked for advisories',
      notes: [
        'the npm registry that is set up here gives no advisories: only those of advisories.json were looked at',
      ],
      problems: [],
    });
  } else {
    report({
      summary: `The registry knows ${found.length} advisories about yarn.lock`,
      ...judgeAudit(found, Advisories.of(readJson(ADVISORIES).advisories)),
    });
  }
}
