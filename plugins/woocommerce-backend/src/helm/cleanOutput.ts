import { redactSecrets } from './redactSecrets';

/** What is kept of an output in an error. */
const MESSAGE_LIMIT = 2_000;

/** What terminals take for colours, titles and moves of the cursor. */
const ESCAPE_SEQUENCES =
  // eslint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,1024}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** All that does not show, but for tabs and ends of lines. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Makes of what a program has printed what can be shown to people: its end, in
 * plain text and without what looks like a secret.
 *
 * @param output - all of it, or the end of it
 */
export function cleanOutput(output: string): string {
  const plain = output
    .replace(/\r\n?/g, '\n')
    .replace(/\ufffd{2,}/g, '\ufffd')
    .replace(ESCAPE_SEQUENCES, '')
    .replace(INVISIBLE, character =>
      /[\t\n]/.test(character) ? character : '',
    )
    .trim();
  const redacted = redactSecrets(plain);
  return redacted.length <= MESSAGE_LIMIT
    ? redacted
    : `…${redacted.slice(1 - MESSAGE_LIMIT)}`;
}
