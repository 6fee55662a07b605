/*
 * Says which links lead nowhere: those of the built site, and those of the Markdown files that are read in the repository;
 * and which pages the site's navigation does not have.
 *
 *   node --require @backstage/cli/config/nodeTransform.cjs script/docs/checkLinks.ts SITE
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { parse } from 'yaml';
import { readText, ROOT } from './repository';

function main(site: string): void {
  const problems = [
    ...findSiteProblems(site),
    ...findRepositoryProblems(),
    ...findNavigationProblems(),
  ];
  for (const problem of problems) {
    process.stdout.write(`problem: ${problem}\n`);
  }
  process.exitCode = problems.length > 0 ? 1 : 0;
}

function findSiteProblems(site: string): string[] {
  const idsOf = cached((file: string) =>
    matches(readFileSync(file, 'utf8'), /\sid="([^"]+)"/g),
  );
  return (
    listFiles(site, '.html')
      // Its addresses start at the root of a server.
      .filter(file => relative(site, file) !== '404.html')
      .flatMap(file =>
        matches(
          readFileSync(file, 'utf8'),
          /<(?:a|img)\s[^>]*?(?:href|src)="([^"]+)"/g,
        )
          .filter(isRelative)
          .filter(address => !leads(file, address, idsOf))
          .map(
            address =>
              `${relative(site, file)} of the site links to ${address}`,
          ),
      )
  );
}

/** What GitHub shows: anchors are made by its rules there. */
function findRepositoryProblems(): string[] {
  const idsOf = cached((file: string) =>
    file.endsWith('.md') ? listAnchors(readFileSync(file, 'utf8')) : [],
  );
  return execFileSync(
    'git',
    ['ls-files', '--cached', '--others', '--exclude-standard', '--', '*.md'],
    { cwd: ROOT, encoding: 'utf8' },
  )
    .split('\n')
    .filter(
      path => path && !path.startsWith('docs/') && existsSync(join(ROOT, path)),
    )
    .flatMap(path =>
      matches(withoutCode(readText(path)), /\]\(([^)\s]+)\)/g)
        .filter(isRelative)
        .filter(address => !leads(join(ROOT, path), address, idsOf))
        .map(address => `${path} links to ${address}`),
    );
}

function findNavigationProblems(): string[] {
  const { nav } = parse(readText('mkdocs.yml')) as { nav: unknown };
  const named = new Set(listLeaves(nav));
  return listFiles(join(ROOT, 'docs'), '.md')
    .map(file => relative(join(ROOT, 'docs'), file))
    .filter(page => !named.has(page))
    .map(page => `docs/${page} is missing in the nav of mkdocs.yml`);
}

function leads(
  file: string,
  address: string,
  idsOf: (file: string) => string[],
): boolean {
  const [path, anchor] = address.split('#').map(decodeURIComponent);
  let target = path ? resolve(dirname(file), path) : file;
  if (!existsSync(target)) {
    return false;
  }
  if (file.endsWith('.html') && statSync(target).isDirectory()) {
    target = join(target, 'index.html');
  }
  return !anchor || (existsSync(target) && idsOf(target).includes(anchor));
}

function isRelative(address: string): boolean {
  return !/^([a-z]+:|\/)/i.test(address) && address !== '.' && address !== '#';
}

function listAnchors(markdown: string): string[] {
  const seen = new Map<string, number>();
  return matches(withoutCode(markdown), /^#{1,6} +(.*)$/gm).map(heading => {
    const anchor = heading
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replaceAll(' ', '-');
    const count = seen.get(anchor) ?? 0;
    seen.set(anchor, count + 1);
    return count ? `${anchor}-${count}` : anchor;
  });
}

function withoutCode(markdown: string): string {
  return markdown
    .replace(/^(\s*)(`{3,})[\s\S]*?^\s*\2\s*$/gm, '')
    .replace(/`[^`\n]*`/g, code => (code.includes('](') ? '' : code));
}

function listFiles(folder: string, ending: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(name => name.endsWith(ending))
    .map(name => join(folder, name))
    .sort();
}

function listLeaves(nav: unknown): string[] {
  return typeof nav === 'string'
    ? [nav]
    : Object.values(nav as object).flatMap(listLeaves);
}

function matches(text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].map(match => match[1]);
}

function cached<T>(make: (key: string) => T): (key: string) => T {
  const made = new Map<string, T>();
  return key => {
    const value = made.get(key) ?? make(key);
    made.set(key, value);
    return value;
  };
}

main(process.argv[2]);
