// yarn.lock as a graph of packages.
import { parse } from 'yaml';

/** A package as the lock file resolves it: `{name, version, protocol, resolution, checksum, conditions, dependencies}`. */
function toEntry(resolution, value) {
  const [, name, protocol, rest] = /^(@?[^@]+)@([a-z]+):(.*)$/.exec(resolution);
  return {
    name,
    protocol,
    resolution,
    rest,
    version: String(value.version),
    checksum: value.checksum,
    conditions: value.conditions,
    dependencies: value.dependencies ?? {},
  };
}

export class LockFile {
  #entries = [];
  #byDescriptor = new Map();
  #resolutions = {};

  /** `resolutions` are those of the root's package.json, by which Yarn reads ranges that packages ask for. */
  static parse(text, resolutions = {}) {
    const file = new LockFile();
    file.#resolutions = resolutions;
    for (const [descriptors, value] of Object.entries(parse(text))) {
      if (descriptors === '__metadata') {
        continue;
      }
      const entry = toEntry(value.resolution, value);
      file.#entries.push(entry);
      for (const descriptor of descriptors.split(', ')) {
        file.#byDescriptor.set(descriptor, entry);
      }
    }
    return file;
  }

  get entries() {
    return this.#entries;
  }

  /** The entry that a dependency is resolved to. A range of Yarn's own names its protocol, one of a package.json needn't. */
  find(name, range) {
    const wanted = this.#resolutions[name] ?? range;
    const descriptor = /^[a-z]+:/.test(wanted) ? wanted : `npm:${wanted}`;
    return this.#byDescriptor.get(`${name}@${descriptor}`);
  }

  /** All packages that these dependencies, `[name, range]` each, bring in, without those that are refused. */
  closure(dependencies, isRefused = () => false) {
    const found = new Set();
    const waiting = [...dependencies];
    while (waiting.length > 0) {
      const [name, range] = waiting.pop();
      const entry = this.find(name, range);
      if (!entry) {
        throw new Error(
          `yarn.lock has no ${name}@${range}: script/yarn install`,
        );
      }
      if (!found.has(entry) && !isRefused(entry)) {
        found.add(entry);
        waiting.push(...Object.entries(entry.dependencies));
      }
    }
    return [...found];
  }
}
