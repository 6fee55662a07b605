import { redactSecrets } from './redactSecrets';
import { toPlainText } from './toPlainText';

/** Longer messages are cut: they are shown to people. */
const MESSAGE_LIMIT = 1_000;

/** What is looked at of a message at all; who writes one may be anybody. */
const READ_LIMIT = 16_000;

/**
 * Makes of what a cluster says what can be shown to people and recorded: its
 * beginning, in plain text and without what looks like a secret. What a container
 * said last may be the end of its log, in which anything can be.
 */
export function cleanMessage(message: string): string {
  const text = redactSecrets(toPlainText(message.slice(0, READ_LIMIT)));
  return text.length <= MESSAGE_LIMIT
    ? text
    : `${text.slice(0, MESSAGE_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
