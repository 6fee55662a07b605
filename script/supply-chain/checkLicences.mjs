// Whether everything that our packages and the portal bring into production has a licence that was approved.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import parseExpression from 'spdx-expression-parse';
import { LockFile } from './LockFile.mjs';
import {
  isProgram,
  readJson,
  readManifests,
  readText,
  report,
  ROOT,
} from './repository.mjs';

const RULES = 'script/supply-chain/licences.json';

/** A package's licence as one expression. Old packages have objects and lists, of which any one may be chosen. */
export function readLicence({ license, licenses }) {
  const all = [license ?? licenses ?? []].flat();
  return all
    .map(one => (typeof one === 'string' ? one : one.type))
    .filter(Boolean)
    .join(' OR ');
}

export function isAllowed(expression, allowed) {
  try {
    return isNodeAllowed(parseExpression(expression), allowed);
  } catch {
    return false;
  }
}

function isNodeAllowed(node, allowed) {
  if (node.conjunction) {
    const sides = [node.left, node.right].map(side =>
      isNodeAllowed(side, allowed),
    );
    return node.conjunction === 'or'
      ? sides.some(Boolean)
      : sides.every(Boolean);
  }
  return (
    !node.exception && allowed.includes(node.license + (node.plus ? '+' : ''))
  );
}

/** Holds packages, `{name, version, licence, isOptional}` each, against the rules. `licence` is undefined when it isn't there. */
export function findLicenceProblems(packages, { allowed, exceptions }) {
  const problems = [];
  const used = new Set();
  for (const { name, version, licence, isOptional } of packages) {
    const exception = exceptions.find(
      one => one.package === name && one.licence === (licence ?? ''),
    );
    if (licence === undefined) {
      if (!isOptional) {
        problems.push(
          `${name}@${version} is not installed: script/yarn install`,
        );
      }
    } else if (exception) {
      used.add(exception);
    } else if (!isAllowed(licence, allowed)) {
      problems.push(`${name}@${version} has the licence '${licence}'`);
    }
  }
  for (const exception of exceptions.filter(one => !used.has(one))) {
    problems.push(
      `licences.json: the exception for ${exception.package} is not needed`,
    );
  }
  return problems;
}

/** The package.json of everything installed, by `name@version`. */
function readInstalled() {
  const installed = new Map();
  const visit = folder => {
    if (!existsSync(folder)) {
      return;
    }
    for (const { name } of readdirSync(folder, { withFileTypes: true })) {
      const path = join(folder, name);
      if (name.startsWith('@')) {
        visit(path);
      } else if (existsSync(join(path, 'package.json'))) {
        const manifest = JSON.parse(
          readFileSync(join(path, 'package.json'), 'utf8'),
        );
        installed.set(`${manifest.name}@${manifest.version}`, manifest);
        visit(join(path, 'node_modules'));
      }
    }
  };
  for (const [path] of readManifests()) {
    visit(join(ROOT, path, '..', 'node_modules'));
  }
  return installed;
}

if (isProgram(import.meta.url)) {
  const { resolutions } = readJson('package.json');
  const lockFile = LockFile.parse(readText('yarn.lock'), resolutions);
  const manifests = readManifests();
  const workspaces = new Set(manifests.map(([, { name }]) => name));
  // What the root brings is for development alone.
  const wanted = manifests
    .filter(([path]) => path !== 'package.json')
    .flatMap(([, { dependencies, optionalDependencies }]) =>
      Object.entries({ ...dependencies, ...optionalDependencies }),
    )
    .filter(([name]) => !workspaces.has(name));
  const installed = readInstalled();
  const necessary = new Set(
    lockFile.closure(wanted, ({ conditions }) => Boolean(conditions)),
  );
  const packages = lockFile.closure(wanted).map(entry => {
    const { name, version, rest } = entry;
    // An alias has the other package's name in its own package.json.
    const real = /^(@?[^@]+)@/.exec(rest)?.[1];
    const manifest =
      installed.get(`${name}@${version}`) ??
      installed.get(`${real}@${version}`);
    return {
      name,
      version,
      licence: manifest && readLicence(manifest),
      isOptional: !necessary.has(entry),
    };
  });
  report({
    summary: `${packages.length} packages of production`,
    problems: findLicenceProblems(packages, readJson(RULES)),
  });
}
