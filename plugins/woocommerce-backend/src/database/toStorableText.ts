import { stripVTControlCharacters } from 'node:util';

/** Long enough for the last lines of Helm's or a pod's complaint. */
const MAX_LENGTH = 2_000;

/** Tabs and line breaks stay. */
const CONTROL_CHARACTERS = /[^\P{Cc}\t\n]/gu;

/**
 * Makes text that comes from the cluster fit to be kept and shown: without
 * terminal sequences and control characters, which PostgreSQL partly refuses,
 * and of a bounded length.
 */
export function toStorableText(text: string): string {
  const clean = stripVTControlCharacters(text).replace(CONTROL_CHARACTERS, '');
  return clean.length > MAX_LENGTH
    ? `${clean.slice(0, MAX_LENGTH - 1)}…`
    : clean;
}
