// Whether what is installed or built is known to be vulnerable, by the list of advisories beside this file.
import { Advisories } from './Advisories.mjs';
import { LockFile } from './LockFile.mjs';
import { readRequirements } from './checkModules.mjs';
import {
  isProgram,
  listFiles,
  readJson,
  readText,
  report,
} from './repository.mjs';

export const ADVISORIES = 'script/supply-chain/advisories.json';

export function readPackages() {
  const npm = LockFile.parse(readText('yarn.lock'))
    .entries.filter(({ protocol }) => protocol === 'npm')
    .map(({ name, version }) => ({ ecosystem: 'npm', name, version }));
  const go = listFiles('*go.mod').flatMap(path =>
    readRequirements(readText(path)).map(({ module, version }) => ({
      ecosystem: 'go',
      name: module,
      version,
    })),
  );
  return [...npm, ...go];
}

if (isProgram(import.meta.url)) {
  const advisories = Advisories.of(readJson(ADVISORIES).advisories);
  const packages = readPackages();
  const { problems, notes } = advisories.judge(packages);
  report({
    summary: `${packages.length} versions against ${advisories.length} advisories`,
    notes,
    problems: [...advisories.findFaults(), ...problems],
  });
}
