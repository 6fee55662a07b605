// Whether the Go modules that programs are built from are pinned: a version of the module proxy, and a checksum, for each.
import { isProgram, listFiles, readText, report } from './repository.mjs';

const REPLACEMENT = /^(?:replace )?\s*(\S+)(?: v\S+)? => (\S+)(?: (v\S+))?$/gm;

/** What a go.mod requires, as `{module, version}`: what takes a module's place, where it says so. */
export function readRequirements(text) {
  const replacements = new Map(
    [...text.matchAll(REPLACEMENT)].map(([, from, module, version]) => [
      from,
      { module, version },
    ]),
  );
  const required = text.matchAll(
    /^(?:require )?\s*([\w.~/-]+) (v[\w.+-]+)(?: \/\/ indirect)?$/gm,
  );
  return [...required].map(
    ([, module, version]) => replacements.get(module) ?? { module, version },
  );
}

export function findModuleProblems(path, text, sums) {
  const known = new Set(
    sums.split('\n').map(line => line.split(' ').slice(0, 2).join(' ')),
  );
  const requirements = readRequirements(text);
  // A folder that takes a module's place has no version, and so no checksum either.
  const problems = requirements
    .filter(({ module, version }) => !known.has(`${module} ${version}/go.mod`))
    .map(
      ({ module, version }) => `${path}: no checksum of ${module} ${version}`,
    );
  for (const program of readPrograms(text)) {
    const module = requirements.find(
      ({ module: name }) => program === name || program.startsWith(`${name}/`),
    );
    if (!module || !known.has(`${module.module} ${module.version}`)) {
      problems.push(`${path}: no version with a checksum for ${program}`);
    }
  }
  return problems;
}

function readPrograms(text) {
  const block = /^tool \(\n([^)]*)\)/m.exec(text)?.[1] ?? '';
  const single = [...text.matchAll(/^tool (\S+)$/gm)].map(([, name]) => name);
  return [...block.split('\n').map(line => line.trim()), ...single].filter(
    name => name && name !== '(',
  );
}

if (isProgram(import.meta.url)) {
  const files = listFiles('*go.mod');
  report({
    summary: `${files.length} Go modules`,
    problems: files.flatMap(path =>
      findModuleProblems(
        path,
        readText(path),
        readText(path.replace(/mod$/, 'sum')),
      ),
    ),
  });
}
