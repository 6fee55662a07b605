/** What terminals take for colours, titles and moves of the cursor. */
const ESCAPE_SEQUENCES =
  // eslint-disable-next-line no-control-regex
  /\u001b(?:\[[0-?]{0,64}[ -/]{0,8}[@-~]|\][^\u0007\u001b]{0,1024}(?:\u0007|\u001b\\)?|[@-Z\\-_])/g;

/** All that does not show, but for tabs and ends of lines. */
const INVISIBLE = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/** Takes out of a text what does not show, or makes it look other than it is. */
export function toPlainText(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\ufffd{2,}/g, '\ufffd')
    .replace(ESCAPE_SEQUENCES, '')
    .replace(INVISIBLE, character =>
      /[\t\n]/.test(character) ? character : '',
    )
    .trim();
}
