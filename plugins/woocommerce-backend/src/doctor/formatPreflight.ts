import { stripVTControlCharacters, styleText } from 'node:util';
import {
  Preflight,
  PreflightCheckResult,
  PreflightCheckStatus,
} from '@woocommerce-backstage/plugin-woocommerce-common';

const LOOKS = {
  pass: { sign: '✓', style: 'green' },
  warn: { sign: '!', style: 'yellow' },
  fail: { sign: '✗', style: 'red' },
  unknown: { sign: '?', style: 'gray' },
} as const satisfies Record<PreflightCheckStatus, object>;

const WIDEST = 120;
const NARROWEST = 60;

/** Writes what a preflight came to as people read it on a terminal. */
export function formatPreflight(
  preflight: Preflight,
  terminal: { isTTY?: boolean; columns?: number } = {},
): string {
  const { isTTY = false, columns = WIDEST } = terminal;
  const width = Math.max(Math.min(columns, WIDEST), NARROWEST);
  const titleWidth = Math.max(
    ...preflight.checks.map(({ title }) => title.length),
  );
  const text = [
    `Cluster ${preflight.cluster}`,
    '',
    ...preflight.checks.flatMap(check => toLines(check, { titleWidth, width })),
    '',
    summarize(preflight),
    '',
  ].join('\n');
  return isTTY ? text : stripVTControlCharacters(text);
}

function toLines(
  check: PreflightCheckResult,
  { titleWidth, width }: { titleWidth: number; width: number },
): string[] {
  const { sign, style } = LOOKS[check.status];
  const indent = titleWidth + 6;
  const [first, ...rest] = [
    ...wrap(check.message, width - indent),
    ...(check.fix && check.status !== 'pass'
      ? wrap(`→ ${check.fix}`, width - indent)
      : []),
  ];
  const head = `  ${styleText(style, sign, {
    validateStream: false,
  })} ${check.title.padEnd(titleWidth)}  ${first}`;
  return [head, ...rest.map(line => `${' '.repeat(indent)}${line}`)];
}

/** Breaks text at spaces; what has none, such as a command, may be longer. */
function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/)) {
    if (line && line.length + word.length + 1 > width) {
      lines.push(line);
      line = word;
    } else {
      line = line ? `${line} ${word}` : word;
    }
  }
  return [...lines, line];
}

function summarize({ checks }: Preflight): string {
  const count = (status: PreflightCheckStatus) =>
    checks.filter(check => check.status === status).length;
  const counts = [
    `${count('pass')} pass`,
    `${count('warn')} warn`,
    `${count('fail')} fail`,
    `${count('unknown')} unknown`,
  ].join(', ');
  const prevents = checks.some(({ preventsStores }) => preventsStores);
  return `  ${counts}.${
    prevents ? ' New stores are refused until it is mended.' : ''
  }`;
}
