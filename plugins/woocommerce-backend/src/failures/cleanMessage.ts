import { redactSecrets } from '../helm/redactSecrets';
import { toPlainText } from '../helm/toPlainText';

/** Longer messages of the cluster are cut: they are shown to people. */
const MESSAGE_LIMIT = 1_000;

/** What is looked at of a message at all; who writes one may be anybody. */
const READ_LIMIT = 16_000;

/** Makes of what the cluster says what can be shown to people and recorded. */
export function cleanMessage(message: string): string {
  return cut(toPlainText(message.slice(0, READ_LIMIT)));
}

/**
 * The same for what a container said last. That may be the end of its log, in
 * which anything can be.
 */
export function cleanContainerMessage(message: string): string {
  return cut(redactSecrets(toPlainText(message.slice(0, READ_LIMIT))));
}

function cut(text: string): string {
  return text.length <= MESSAGE_LIMIT
    ? text
    : `${text.slice(0, MESSAGE_LIMIT - 1).replace(/[\ud800-\udbff]$/, '')}…`;
}
