import { readdirSync } from 'node:fs';
import { join, posix } from 'node:path';
import { exists, readText, ROOT } from './repository';

/** What is written for readers of the repository, and by which page readers of the portal have it. */
export function listCopies(): Map<string, string> {
  return new Map([
    ['SECURITY.md', 'docs/explanation/security.md'],
    ['CHANGELOG.md', 'docs/changes.md'],
    ['CONTRIBUTING.md', 'docs/contributing.md'],
    ...listReadmes('packages', 'docs/reference/packages'),
    ...listReadmes('plugins', 'docs/reference/packages'),
    ...listReadmes('charts', 'docs/reference/charts'),
  ]);
}

function listReadmes(folder: string, target: string): Array<[string, string]> {
  return readdirSync(join(ROOT, folder))
    .sort()
    .map((name): [string, string] => [
      `${folder}/${name}/README.md`,
      `${target}/${name}.md`,
    ])
    .filter(([source]) => exists(source));
}

interface Copy {
  source: string;
  target: string;
  copies: Map<string, string>;
}

/** The page that is a copy, and says so. */
export function copiedPage(
  source: string,
  copies: Map<string, string>,
): string {
  const target = copies.get(source)!;
  const comment = `<!-- A copy of ${source}, made by \`script/yarn build:docs\`: change it there. -->`;
  const text = copyText(readText(source), { source, target, copies });
  const [title, ...rest] = text.split('\n');
  return [title, '', comment, ...rest].join('\n');
}

/** A text whose links lead to pages where there are such, and else name the file. */
export function copyText(text: string, copy: Copy): string {
  return outsideOfCode(text, line =>
    line.replace(
      /(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)/g,
      (_, bang, label, address) =>
        `${bang}${rewriteLink(label, address, copy)}`,
    ),
  );
}

/** Lines between fences stay as they are. */
function outsideOfCode(text: string, change: (line: string) => string): string {
  let isCode = false;
  return text
    .split('\n')
    .map(line => {
      if (/^\s*```/.test(line)) {
        isCode = !isCode;
        return line;
      }
      return isCode ? line : change(line);
    })
    .join('\n');
}

function isRelative(address: string): boolean {
  return !/^([a-z]+:|#|\/)/i.test(address);
}

function rewriteLink(label: string, address: string, copy: Copy): string {
  const { source, target, copies } = copy;
  if (!isRelative(address)) {
    return `[${label}](${address})`;
  }
  const [file, anchor] = address.split('#');
  const path = posix
    .normalize(posix.join(posix.dirname(source), file))
    .replace(/\/$/, '');
  const page =
    copies.get(path) ??
    copies.get(`${path}/README.md`) ??
    (/^docs\/.*\.\w+$/.test(path) ? path : undefined);
  if (!page) {
    return nameFile(label, path);
  }
  const way = posix.relative(posix.dirname(target), page);
  return `[${label}](${way}${anchor ? `#${anchor}` : ''})`;
}

/** There is no page of it: those who want to look at it have the repository. */
function nameFile(label: string, path: string): string {
  const name = label.replaceAll('`', '');
  return path.endsWith(name) ? `\`${path}\`` : `${label} (\`${path}\`)`;
}
