// Whether everything in yarn.lock comes from the npm registry with a checksum, and nothing runs when it is installed but
// what was approved.
import {
  isProgram,
  readJson,
  readManifests,
  readText,
  readYaml,
  report,
} from './repository.mjs';
import { LockFile } from './LockFile.mjs';

const CHECKSUM = /^10c0\/[0-9a-f]{128}$/;
// Patches that Yarn itself brings; any other would be code that nobody has looked at.
const YARNS_OWN_PATCH =
  /^[^#]+#optional!builtin<compat\/(fsevents|resolve|typescript)>::/;
const RANGE_OF_REGISTRY = /^(npm:|workspace:|[\d^~*<>=v]|latest$)/;
// Settings that would switch checks of Yarn's off.
const FORBIDDEN_SETTINGS = [
  'checksumBehavior',
  'enableStrictSsl',
  'npmRegistryServer',
  'unsafeHttpWhitelist',
];

export function findLockFileProblems(lockFile, manifests, settings) {
  const names = new Set(manifests.map(([, { name }]) => name));
  return [
    ...lockFile.entries.flatMap(entry => findEntryProblems(entry, names)),
    ...manifests.flatMap(([path, manifest]) =>
      findManifestProblems(path, manifest, names),
    ),
    ...findSettingProblems(settings),
  ];
}

function findEntryProblems(entry, workspaces) {
  const { name, protocol, resolution, rest, checksum, conditions } = entry;
  switch (protocol) {
    case 'workspace':
    case 'link':
      return workspaces.has(name)
        ? []
        : [`${resolution} is no workspace of this repository`];
    case 'patch':
      return YARNS_OWN_PATCH.test(rest)
        ? []
        : [`${resolution} is a patch, and only Yarn's own are approved`];
    case 'npm':
      if (rest.includes('::')) {
        return [`${resolution} names a place of its own to be fetched from`];
      }
      // Yarn fetches a package of another system not at all, so it has no checksum until somebody installs there.
      return CHECKSUM.test(checksum ?? '') || (!checksum && conditions)
        ? []
        : [`${resolution} has no checksum`];
    default:
      return [`${resolution} comes from ${protocol}:, not from the registry`];
  }
}

function findManifestProblems(path, manifest, workspaces) {
  const ranges = [
    'dependencies',
    'devDependencies',
    'optionalDependencies',
    'peerDependencies',
    'resolutions',
  ].flatMap(kind => Object.entries(manifest[kind] ?? {}));
  return ranges
    .filter(
      ([name, range]) =>
        !RANGE_OF_REGISTRY.test(range) &&
        !(range.startsWith('link:') && workspaces.has(name)),
    )
    .map(
      ([name, range]) => `${path}: ${name} '${range}' is no range of versions`,
    );
}

function findSettingProblems(settings) {
  const problems = FORBIDDEN_SETTINGS.filter(key => key in settings).map(
    key => `.yarnrc.yml sets ${key}`,
  );
  if (settings.enableScripts !== false) {
    problems.push('.yarnrc.yml does not set enableScripts: false');
  }
  return problems;
}

if (isProgram(import.meta.url)) {
  const lockFile = LockFile.parse(readText('yarn.lock'));
  const built = Object.entries(readJson('package.json').dependenciesMeta ?? {});
  const unlocked = lockFile.entries.filter(
    ({ protocol, checksum }) => protocol === 'npm' && !checksum,
  );
  report({
    summary: `${lockFile.entries.length} entries of yarn.lock, ${
      unlocked.length
    } of them for other systems and without a checksum; built when installed: ${built
      .filter(([, meta]) => meta.built)
      .map(([name]) => name)
      .join(', ')}`,
    problems: findLockFileProblems(
      lockFile,
      readManifests(),
      readYaml('.yarnrc.yml'),
    ),
  });
}
