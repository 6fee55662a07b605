// Advisories and the decisions about them, from advisories.json.
import semver from 'semver';

const GRAVE = ['high', 'critical'];

export class Advisories {
  #list;

  static of(list) {
    const advisories = new Advisories();
    advisories.#list = list;
    return advisories;
  }

  get length() {
    return this.#list.length;
  }

  /**
   * Holds `{ecosystem, name, version}` of what is used against the advisories. A problem is one that is high or critical
   * and that nobody has accepted in writing, or one accepted that is no longer met; the others are notes.
   */
  judge(packages) {
    const problems = [];
    const notes = [];
    for (const advisory of this.#list) {
      const versions = packages
        .filter(used => isMetBy(advisory, used))
        .map(({ version }) => version);
      const text = `${advisory.id} (${advisory.severity}): ${
        advisory.package
      } ${[...new Set(versions)].join(', ')}, ${advisory.url}`;
      if (versions.length === 0) {
        if (advisory.accepted) {
          problems.push(
            `${advisory.id} is accepted and no longer met: remove 'accepted'`,
          );
        }
      } else if (advisory.accepted) {
        notes.push(`${text}. Accepted: ${advisory.accepted}`);
      } else {
        (GRAVE.includes(advisory.severity) ? problems : notes).push(text);
      }
    }
    return { problems, notes };
  }

  /** Why an advisory of this id was accepted, if it was. */
  reasonFor(id) {
    return this.#list.find(
      advisory =>
        advisory.accepted &&
        (advisory.id === id || (advisory.aliases ?? []).includes(id)),
    )?.accepted;
  }

  /** What is wrong with the list itself. */
  findFaults() {
    return this.#list.flatMap(advisory => {
      const { id, ecosystem, severity, url, vulnerable, accepted } = advisory;
      const faults = [];
      if (!/^(CVE-\d{4}-\d{4,}|GHSA(-[0-9a-z]{4}){3})$/.test(id)) {
        faults.push('is no CVE and no GHSA');
      }
      if (!['npm', 'go'].includes(ecosystem)) {
        faults.push(`is about '${ecosystem}'`);
      }
      if (!['low', 'moderate', ...GRAVE].includes(severity)) {
        faults.push(`has the severity '${severity}'`);
      }
      if (!advisory.package || semver.validRange(vulnerable) === null) {
        faults.push('has no package or no range of versions');
      }
      if (!/^https:\/\//.test(url ?? '')) {
        faults.push('has no source');
      }
      if (accepted !== undefined && accepted.length < 40) {
        faults.push('is accepted without a reason');
      }
      return faults.map(fault => `advisories.json: ${id} ${fault}`);
    });
  }
}

function isMetBy(advisory, { ecosystem, name, version }) {
  return (
    advisory.ecosystem === ecosystem &&
    advisory.package === name &&
    semver.satisfies(version, advisory.vulnerable, { includePrerelease: true })
  );
}
