import { redactSecrets } from '../text/redactSecrets';
import { toPlainText } from '../text/toPlainText';

/** What is kept of an output in an error. */
const MESSAGE_LIMIT = 2_000;

/**
 * Makes of what a program has printed what can be shown to people: its end, in
 * plain text and without what looks like a secret.
 *
 * @param output - all of it, or the end of it
 */
export function cleanOutput(output: string): string {
  const redacted = redactSecrets(toPlainText(output));
  return redacted.length <= MESSAGE_LIMIT
    ? redacted
    : `…${redacted.slice(1 - MESSAGE_LIMIT).replace(/^[\udc00-\udfff]/, '')}`;
}
