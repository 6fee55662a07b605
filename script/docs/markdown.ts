/** A table in Markdown; cells are one line each. */
export function table(header: string[], rows: string[][]): string {
  return [
    tableLine(header),
    tableLine(header.map(() => '---')),
    ...rows.map(tableLine),
  ].join('\n');
}

/** What reads Markdown does not agree on how to write this in a table, least of all in code. */
function tableLine(cells: string[]): string {
  const wrong = cells.find(cell => /[|\n]/.test(cell));
  if (wrong !== undefined) {
    throw new Error(`A table can’t hold: ${wrong}`);
  }
  return `| ${cells.join(' | ')} |`;
}

/** A text that was broken into lines, in one. */
export function oneLine(text: string): string {
  return text.trim().replace(/\s+/g, ' ');
}

/** A text that stands between others, as code. */
export function code(text: string): string {
  return `\`${text}\``;
}

/** Some values, one of which it is. */
export function anyOf(values: string[]): string {
  const [last, ...others] = values.map(code).reverse();
  return others.length > 0 ? `${others.reverse().join(', ')} or ${last}` : last;
}

/** The paragraphs of a page; what is empty is left out. */
export function page(...parts: Array<string | undefined>): string {
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}

/** Says on a page where it comes from, to those who would edit it. */
export function madeFrom(source: string): string {
  return `<!-- Made from ${source} by \`script/yarn build:docs\`: change it there. -->`;
}
