/** Long enough for the last lines of Helm's or a pod's complaint. */
const MAX_LENGTH = 2_000;

// eslint-disable-next-line no-control-regex
const ANSI_SEQUENCES = /\u001b\[[0-9;?]*[ -/]*[@-~]/g;

// Tabs and line breaks stay.
// eslint-disable-next-line no-control-regex
const CONTROL_CHARACTERS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/**
 * Makes text that comes from the cluster fit to be kept and shown: without
 * terminal sequences and control characters, which PostgreSQL partly refuses,
 * and of a bounded length.
 */
export function toStorableText(text: string): string {
  const clean = text
    .replace(ANSI_SEQUENCES, '')
    .replace(CONTROL_CHARACTERS, '');
  return clean.length > MAX_LENGTH
    ? `${clean.slice(0, MAX_LENGTH - 1)}…`
    : clean;
}
