// Line breaks and tabs are the only control characters that mean something here.
const ESCAPE_SEQUENCE = /(?![\n\r\t])\p{Cc}\[[0-9;?]*[ -/]*[@-~]/gu;
const CONTROL_CHARACTER = /(?![\n\t])\p{Cc}/gu;
// They would show the characters around them in another order than they are in.
const DIRECTION_CHARACTER = /[\u202a-\u202e\u2066-\u2069]/gu;

/**
 * Makes text of unknown origin fit to be looked at: without terminal colours,
 * control characters and tricks with the direction of writing, and not endless.
 */
export function toPlainText(text: string, maxLength = 2_000): string {
  const plain = text
    .replace(/\r\n?/g, '\n')
    .replace(ESCAPE_SEQUENCE, '')
    .replace(CONTROL_CHARACTER, '')
    .replace(DIRECTION_CHARACTER, '')
    .trim();
  const characters = Array.from(plain);
  return characters.length > maxLength
    ? `${characters.slice(0, maxLength).join('')}…`
    : plain;
}
